using System.Text;
using Presswatch.Extraction.Charsets;

namespace Presswatch.Extraction.Tests;

public sealed class CharsetTests
{
    private const string Japanese = "港の事務所によると、九隻の船が月曜日に入港し、十隻目は遅れているという。乗組員は全員無事です。";
    private const string Korean = "항구 사무소는 월요일에 배 아홉 척이 들어왔으며 열 번째 배는 늦어지고 있다고 밝혔다. 선원들은 모두 무사하다.";
    private const string Chinese = "港口办公室星期一说，有九艘船进港，第十艘船晚到了。船员们都平安，他们在这里等着新的消息。";
    private const string Russian = "Портовая контора сообщила в понедельник, что пришли девять судов, а десятое задержалось. Все моряки здоровы.";
    private const string French = "Le bureau du port a déclaré lundi que neuf bateaux étaient entrés et que le dixième était en retard à cause de la tempête d’été.";
    private const string Spanish = "La oficina del puerto informó el lunes que llegaron nueve barcos y que el décimo venía con retraso según el capitán Muñoz.";

    static CharsetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<int, string, string> Guesses => new()
    {
        { 932, Japanese, "shift_jis" },
        { 51932, Japanese, "euc-jp" },
        { 949, Korean, "euc-kr" },
        { 54936, Chinese, "gb18030" },
        { 1251, Russian, "windows-1251" },
        { 1252, French, "windows-1252" },
        { 1252, Spanish, "windows-1252" },
    };

    [Theory, MemberData(nameof(Guesses))]
    public void Decode_NothingDeclared_GuessesFromTheBytes(int codePage, string text, string charset)
    {
        Decoded decoded = Presswatch.Extraction.Charsets.Decoder.Decode(Encoding.GetEncoding(codePage).GetBytes(text), null, html: false);

        (decoded.Charset, decoded.By, decoded.Text).ShouldBe((charset, "guess", text));
    }

    [Theory, MemberData(nameof(Guesses))]
    public void Decode_WrongDeclaration_IsOverruledWhereItBreaks(int codePage, string text, string charset)
    {
        if (codePage is 1251 or 1252) return;
        byte[] page = [.. "<html><meta charset=utf-8><p>"u8, .. Encoding.GetEncoding(codePage).GetBytes(text)];

        Presswatch.Extraction.Charsets.Decoder.Decode(page, null, html: true).Charset.ShouldBe(charset);
    }

    public static TheoryData<byte[], string?, string, string> Declared => new()
    {
        { [0xEF, 0xBB, 0xBF, (byte)'a'], "text/html; charset=euc-kr", "utf-8", "bom" },
        { [0xFF, 0xFE, (byte)'a', 0], null, "utf-16le", "bom" },
        { Encoding.UTF8.GetBytes(Korean), "text/html; charset=euc-kr", "utf-8", "utf-8" },
        { [0x81, 0x40, 0x81, 0x66, (byte)'a'], "text/html; charset=x-sjis", "shift_jis", "content-type" },
        { [.. "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=x-sjis\">"u8, 0x81, 0x66], "text/html", "shift_jis", "meta" },
        { [(byte)'c', (byte)'a', (byte)'f', 0xE9, (byte)'s'], "text/html; charset=utf-7", "windows-1252", "guess" },      // no decoder off the list
    };

    [Theory, MemberData(nameof(Declared))]
    public void Decode_Declared_IsUsedInOrder(byte[] bytes, string? contentType, string charset, string by)
    {
        Decoded decoded = Presswatch.Extraction.Charsets.Decoder.Decode(bytes, contentType, html: true);

        (decoded.Charset, decoded.By).ShouldBe((charset, by));
    }

    [Fact]
    public void Extract_TextReadWrongBefore_IsSaidAndKept()
    {
        string wrong = Encoding.GetEncoding(1252).GetString(Encoding.UTF8.GetBytes(French + " " + French));
        var page = new PageExtractor([]).Extract(new() { Bytes = Encoding.UTF8.GetBytes(wrong) });

        page.Articles.ShouldHaveSingleItem();
        page.Problems.ShouldHaveSingleItem().Code.Id.ShouldBe("PW6007");
    }

    [Theory, InlineData(French), InlineData(Spanish), InlineData(Russian), InlineData(Chinese)]
    public void IsIn_SoundText_IsFalse(string text) => Mojibake.IsIn(text + text + text).ShouldBeFalse();
}
