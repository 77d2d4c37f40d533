using System.Text.Json;
using System.Text.Json.Nodes;
using Presswatch.Eval;
using Presswatch.Packs;

namespace Presswatch.Reading.Tests.Gold;

public class QualityGateTests
{
    [RealDataFact]
    public void Read_GoldSets_StaysAboveTheFloors()
    {
        string folder = Path.Combine(Environment.GetEnvironmentVariable("PRESSWATCH_TESTDATA")!, "gold");
        Dictionary<string, Dictionary<string, double>> floors =
            JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "floors.json")))!;
        var answers = new Answers(PackSet.LoadAll(Path.Combine(AppContext.BaseDirectory, "packs")).Find("dprk").Value);
        var below = new List<string>();
        foreach (GoldSet set in GoldSet.In(folder))
        {
            var score = new Score();
            foreach ((JsonNode article, JsonNode gold) in set.Articles) score.Add(gold, answers.Of(article));
            floors[set.Name].Keys.ShouldBe(Score.Fields, ignoreOrder: true);
            below.AddRange(floors[set.Name].Where(floor => score[floor.Key].F1 < floor.Value).Select(floor => $"{set.Name} {floor.Key}: {score[floor.Key].F1:0.000} is below {floor.Value:0.000}"));
        }
        below.ShouldBeEmpty();
    }
}
