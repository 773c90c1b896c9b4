namespace Netto.Protocol;

/// <summary>Checks that every name that refers to another part exists there.</summary>
internal static class ReferenceCheck
{
    public static void Run(YamlNode root, IReadOnlyList<Reference> references, Findings findings)
    {
        var names = Enum.GetValues<Part>().ToDictionary(part => part, part => NamesOf(root, part));
        foreach (var reference in references)
        {
            var valid = reference.Parts.SelectMany(part => names[part]).ToList();
            if (
                valid.Contains(reference.Name, StringComparer.Ordinal)
                || (valid.Count == 0 && reference.Parts[0] == Part.Offices)
            )
            {
                continue;
            }

            Report(reference, valid, findings);
        }
    }

    private static void Report(Reference reference, List<string> valid, Findings findings)
    {
        var what = string.Join(" or ", reference.Parts.Select(Singular));
        findings.Add(
            "PRT008",
            $"There is no {what} '{reference.Name}'.",
            reference.Place,
            finding =>
                finding with
                {
                    Found = $"'{reference.Name}'",
                    Expected =
                        valid.Count == 0
                            ? $"{(what.StartsWith('a') || what.StartsWith('o') ? "an" : "a")} {what} that the protocol defines"
                            : "one of " + string.Join(", ", valid),
                    Nearest = NearestName.Of(reference.Name, valid),
                }
        );
    }

    private static string Singular(Part part) =>
        part switch
        {
            Part.Statuses => "benefit state",
            Part.Trajectories => "trajectory",
            _ => Naming.Kebab(part.ToString()).TrimEnd('s'),
        };

    private static IReadOnlyList<string> NamesOf(YamlNode root, Part part) =>
        part switch
        {
            Part.Statuses => Keys(root, "benefit_states", "states"),
            Part.Conversations or Part.Trajectories or Part.Instruments => Keys(
                root,
                "services",
                Naming.Snake(part.ToString())
            ),
            Part.Offices => [.. Items(root, "experiment"), .. Items(root, "comparison")],
            _ => Keys(root, Naming.Snake(part.ToString())),
        };

    private static IReadOnlyList<string> Keys(YamlNode root, params string[] path) =>
        Find(root, path) is YamlNode.Mapping mapping ? [.. mapping.Entries.Select(entry => entry.Key.Text)] : [];

    private static IEnumerable<string> Items(YamlNode root, string list) =>
        Find(root, "population", "offices", list) is YamlNode.Sequence sequence
            ? sequence.Items.OfType<YamlNode.Scalar>().Select(item => item.Text)
            : [];

    private static YamlNode? Find(YamlNode root, params string[] path) =>
        path.Aggregate<string, YamlNode?>(root, (node, key) => (node as YamlNode.Mapping)?[key]);
}
