using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Netto.Protocol;

namespace Netto.Cli.Tests.Protocols;

/// <summary>A key of the protocol that nothing reads has no effect, and a key without effect deceives who writes it.</summary>
[Trait("Kind", "Architecture")]
public sealed class KeysAreReadTests
{
    // Read through another member of the protocol, or by people only; the reason stands beside each.
    private static readonly Dictionary<string, string> ReadOtherwise = new(StringComparer.Ordinal)
    {
        ["AnalysisSettings.Primary"] = "through PrimaryOutcome",
        ["Comparison.Headline"] = "through HeadlineMethod",
        ["Level.Code"] = "through LevelIds",
        ["Level.Name"] = "through LabelOf",
        ["Band.Label"] = "through LabelOf",
        ["LevelGroup.Label"] = "through LabelOf",
        ["Covariate+Category.Levels"] = "through LevelIds",
        ["DigitEntry.Text"] = "through DigitMap",
        ["DigitEntry.Digits"] = "through DigitMap",
        ["KnownDeviation.Id"] = "the key of the entry",
        ["Population.Description"] = "for people, in the draaiboek",
        ["TreatmentReceived+Column.Label"] = "through ReceivedDescription",
        ["Exclusion.FilteredBy"] = "for people, in the draaiboek: who takes them out",
        ["Outcome+SurveyScale.Wave"] = "surveys are not evaluated yet; the check of the protocol says so",
        ["Outcome+SurveyScale.Scale"] = "surveys",
        ["Outcome+SurveyChange.From"] = "surveys",
        ["Outcome+SurveyChange.To"] = "surveys",
        ["Outcome+SurveyChange.Scale"] = "surveys",
        ["Outcome+LadderStep.Wave"] = "surveys",
        ["Outcome+LadderChange.From"] = "surveys",
        ["Outcome+LadderChange.To"] = "surveys",
    };

    [Fact]
    public void Every_key_is_read_by_something_beside_the_reader_of_protocols()
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Programs())
            Collect(file, read);
        var unread = Keys().Where(key => !read.Contains(key) && !ReadOtherwise.ContainsKey(key)).ToList();
        unread.ShouldBeEmpty();
        ReadOtherwise.Keys.Where(read.Contains).ShouldBeEmpty("these are read now; take them off the list");
        read.Count(key => key.StartsWith("ExperimentProtocol.", StringComparison.Ordinal)).ShouldBeGreaterThan(15);
    }

    private static IEnumerable<string> Keys() =>
        from type in typeof(ExperimentProtocol).Assembly.GetExportedTypes()
        where type.Namespace == typeof(ExperimentProtocol).Namespace && type.IsClass && IsDocument(type)
        from property in type.GetProperties()
        where property.DeclaringType == type && property.SetMethod is not null
        select NameOf(type) + "." + property.Name;

    // Records of the document, which the schema is made from; findings and results of checks are no keys.
    private static bool IsDocument(Type type) => type.GetMethod("<Clone>$") is not null && type != typeof(Diagnostic);

    private static string NameOf(Type type) =>
        type.DeclaringType is { } outer ? NameOf(outer) + "+" + type.Name : type.Name;

    private static IEnumerable<string> Programs() =>
        Directory
            .GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => Path.GetFileName(file) is var name && IsOurs(name) && name != "Netto.Protocol.dll");

    private static bool IsOurs(string name) =>
        name == "netto.dll"
        || (name.StartsWith("Netto.", StringComparison.Ordinal) && !name.Contains("Tests", StringComparison.Ordinal));

    private static void Collect(string file, HashSet<string> read)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            var name = metadata.GetString(member.Name);
            if (member.Parent.Kind != HandleKind.TypeReference || !name.StartsWith("get_", StringComparison.Ordinal))
                continue;
            read.Add(NameOf(metadata, (TypeReferenceHandle)member.Parent) + "." + name["get_".Length..]);
        }
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope) + "+" + name
            : name;
    }
}
