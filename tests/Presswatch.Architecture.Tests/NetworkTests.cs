using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using SrmHandle = System.Reflection.Metadata.Handle;

namespace Presswatch.Architecture.Tests;

/// <summary>One component goes to the network: no other code of the program so much as names what could. Read from the instructions of the built assemblies.</summary>
public sealed class NetworkTests
{
    private const string Guarded = "Presswatch.Intake.Fetching";

    private static readonly string[] Ways =
    [
        "System.Net.Http.HttpClient", "System.Net.Http.HttpMessageInvoker", "System.Net.Http.SocketsHttpHandler", "System.Net.Http.HttpClientHandler", "System.Net.WebRequest", "System.Net.HttpWebRequest", "System.Net.FtpWebRequest",
        "System.Net.WebClient", "System.Net.Sockets.Socket", "System.Net.Sockets.TcpClient", "System.Net.Sockets.UdpClient", "System.Net.Sockets.NetworkStream", "System.Net.Dns", "System.Net.WebSockets.ClientWebSocket",
        "System.Net.Mail.SmtpClient", "System.Net.NetworkInformation.Ping", "System.Net.Quic.QuicConnection", "System.Net.Security.SslStream", "System.Xml.XmlUrlResolver", "AngleSharp.Io.DefaultHttpRequester",
    ];

    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (ushort)code.Value | (code.Size << 16), code => code.OperandType);

    public static TheoryData<string> Assemblies => [.. Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Select(path => Path.GetFileName(path)!)
        .Where(name => (name.StartsWith("Presswatch.", StringComparison.Ordinal) && !name.Contains(".Tests", StringComparison.Ordinal)) || name == "presswatch.dll")];

    [Theory, MemberData(nameof(Assemblies))]
    public void Assembly_GoesToTheNetwork_OnlyThroughTheFetcher(string assembly) =>
        UsesIn(assembly).Where(use => !use.By.StartsWith(Guarded, StringComparison.Ordinal)).Select(use => $"{use.By} uses {use.Way}").Distinct().ShouldBeEmpty();

    [Fact]
    public void Scan_FindsTheFetcherItself() => UsesIn("Presswatch.Intake.dll").Select(use => use.Way).ShouldContain("System.Net.Http.SocketsHttpHandler");

    private static List<(string By, string Way)> UsesIn(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly)));
        MetadataReader names = file.GetMetadataReader();
        var uses = new List<(string, string)>();
        foreach (MethodDefinitionHandle handle in names.MethodDefinitions)
        {
            MethodDefinition method = names.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0) continue;
            string by = NameOf(names, method.GetDeclaringType());
            foreach (int token in TokensIn(file.GetMethodBody(method.RelativeVirtualAddress).GetILContent()))
            {
                if (TypeOf(names, token) is { } type && Ways.Contains(type)) uses.Add((by, type));
            }
        }
        return uses;
    }

    private static IEnumerable<int> TokensIn(ImmutableArray<byte> code)
    {
        for (int at = 0; at < code.Length;)
        {
            int key = code[at] == 0xfe ? 0x20000 | 0xfe00 | code[at + 1] : 0x10000 | code[at];
            at += key >> 16;
            OperandType operand = Operands[key];
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok) yield return Number(code, at);
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * Number(code, at)),
                _ => 4,
            };
        }
    }

    private static int Number(ImmutableArray<byte> code, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan()[at..]);

    private static string? TypeOf(MetadataReader names, int token)
    {
        SrmHandle handle = MetadataTokens.Handle(token);
        if (handle.Kind == HandleKind.MethodSpecification) handle = names.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        if (handle.Kind == HandleKind.MemberReference) handle = names.GetMemberReference((MemberReferenceHandle)handle).Parent;
        if (handle.Kind != HandleKind.TypeReference) return null;
        TypeReference type = names.GetTypeReference((TypeReferenceHandle)handle);
        return $"{names.GetString(type.Namespace)}.{names.GetString(type.Name)}";
    }

    // A closure belongs to the type it stands in.
    private static string NameOf(MetadataReader names, TypeDefinitionHandle handle)
    {
        TypeDefinition type = names.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? NameOf(names, outer) : $"{names.GetString(type.Namespace)}.{names.GetString(type.Name)}";
    }
}
