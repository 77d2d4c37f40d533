using Presswatch.Eval.Training;
using Presswatch.Reading.Models;

namespace Presswatch.Reading.Tests.Models;

public sealed class LinearModelTests
{
    private static readonly string[] Labels = ["ferry", "mill", "school"];

    [Fact]
    public void Train_WordsThatTell_GivesTheClassOfUnseenCases()
    {
        LinearModel model = Trained(1);

        Best(model, "the ferry crossed at dawn").ShouldBe("ferry");
        Best(model, "grain for the mill").ShouldBe("mill");
        Best(model, "children of the school").ShouldBe("school");
    }

    [Fact]
    public void Train_SameCasesTwice_GivesTheSameBytes()
    {
        Bytes(Trained(1)).ShouldBe(Bytes(Trained(1)));
        Bytes(Trained(1)).ShouldNotBe(Bytes(Trained(2)));
    }

    [Fact]
    public void Read_WhatWriteWrote_ScoresAlike()
    {
        LinearModel model = Trained(1);
        LinearModel read = LinearModel.Read(new MemoryStream(Bytes(model)));
        FeatureList features = Features("the ferry waits for grain");
        double[] before = new double[3], after = new double[3];

        model.Score(features, before);
        read.Score(features, after);

        after.ShouldBe(before);
        after.Sum().ShouldBe(1, 1e-9);
        read.Labels.ShouldBe(Labels);
    }

    [Fact]
    public void Read_OtherBytes_Throws()
    {
        using var stream = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(stream, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true)) brotli.Write(new byte[64]);

        Should.Throw<InvalidDataException>(() => LinearModel.Read(new MemoryStream(stream.ToArray())));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(18)]
    public void SumVectors_RandomFeatures_EqualThePlainTwin(int labels)
    {
        var random = new Random(labels);
        var weights = new sbyte[labels << 6];
        random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        var model = new LinearModel([.. Enumerable.Range(0, labels).Select(label => $"{label}")], 6, 0.01f, new float[labels], weights);
        for (int round = 0; round < 200; round++)
        {
            var features = new FeatureList();
            for (int i = random.Next(60); i > 0; i--) features.Add((uint)random.NextInt64(1L << 32), (float)random.NextDouble());
            float[] plain = new float[labels], vectors = new float[64];

            model.Sum(features, plain);
            model.SumVectors(features, vectors);

            if (labels > 2) vectors[..labels].ShouldBe(plain);
            else vectors.ShouldAllBe(sum => sum == 0);
        }
    }

    [Fact]
    public void Normalise_Values_HaveTheLength()
    {
        FeatureList features = Features("the ferry crossed at dawn");

        features.Normalise(4);

        features.Values.ToArray().Sum(value => value * value).ShouldBe(16, 1e-4f);
        new FeatureList().Values.Length.ShouldBe(0);
    }

    private static LinearModel Trained(ulong seed)
    {
        (string Text, int Label)[] cases = [("a ferry on the river", 0), ("the ferry and its crew", 0), ("flour from the mill", 1), ("a mill of stone", 1), ("the school bell", 2), ("books for a school", 2)];
        return new LinearTrainer(Labels, 10) { Seed = seed, Passes = 30 }.Train([.. cases.Select(one => new TrainingCase(Features(one.Text), one.Label))]);
    }

    private static FeatureList Features(string text)
    {
        var features = new FeatureList();
        foreach (string word in text.Split(' ')) features.Add(7, FeatureHash.Of(word), 1);
        return features;
    }

    private static string Best(LinearModel model, string text)
    {
        double[] probabilities = new double[Labels.Length];
        model.Score(Features(text), probabilities);
        return Labels[Array.IndexOf(probabilities, probabilities.Max())];
    }

    private static byte[] Bytes(LinearModel model)
    {
        using var stream = new MemoryStream();
        model.Write(stream);
        return stream.ToArray();
    }
}
