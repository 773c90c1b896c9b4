namespace Netto.Protocol;

/// <summary>Reads a digit map and sees to it that every digit stands in it exactly once.</summary>
internal static class DigitMapReader
{
    public static DigitMap? Read(YamlNode node, string path, Findings findings, List<Reference> references)
    {
        if (node is not YamlNode.Mapping mapping)
        {
            findings.WrongShape(node, path, "a mapping from digits to arms, such as 'even: control'");
            return null;
        }

        var owner = new YamlNode.Scalar?[10];
        var entries = new List<DigitEntry>();
        foreach (var (key, value) in mapping.Entries.Select(entry => (entry.Key, entry.Value)))
        {
            if (Entry(key, value, path, findings) is not { } entry)
            {
                continue;
            }

            entries.Add(entry);
            references.Add(new Reference([Part.Arms], entry.Arm, value.PlaceAt($"{path}.{key.Text}")));
            Claim(entry, key, owner, path, findings);
        }

        ReportMissing(owner, mapping, path, findings);
        return new DigitMap(entries);
    }

    private static DigitEntry? Entry(YamlNode.Scalar key, YamlNode value, string path, Findings findings)
    {
        if (DigitMap.ParseDigits(key.Text) is not { } digits)
        {
            findings.Add(
                "PRT011",
                $"'{key.Text}' is no set of digits.",
                key.PlaceAt(path),
                finding =>
                    finding with
                    {
                        Found = $"'{key.Text}'",
                        Expected = "even, odd, a digit, a range such as 0-7, or a list such as 1,3,5",
                        Nearest = NearestName.Of(key.Text, ["even", "odd"]),
                    }
            );
            return null;
        }

        if (value is YamlNode.Scalar { IsNull: false } arm)
        {
            return new DigitEntry(key.Text, digits, arm.Text);
        }

        findings.WrongShape(value, $"{path}.{key.Text}", "the name of an arm");
        return null;
    }

    private static void Claim(
        DigitEntry entry,
        YamlNode.Scalar key,
        YamlNode.Scalar?[] owner,
        string path,
        Findings findings
    )
    {
        foreach (var digit in entry.Digits)
        {
            if (owner[digit] is { } first)
            {
                findings.Add(
                    "PRT010",
                    $"Digit {digit} gets an arm twice.",
                    key.PlaceAt(path),
                    finding =>
                        finding with
                        {
                            Found = $"'{first.Text}' on line {first.Line} and '{key.Text}' here",
                            Expected = "every digit once",
                        }
                );
            }

            owner[digit] ??= key;
        }
    }

    private static void ReportMissing(
        YamlNode.Scalar?[] owner,
        YamlNode.Mapping mapping,
        string path,
        Findings findings
    )
    {
        var missing = Enumerable.Range(0, 10).Where(digit => owner[digit] is null).ToList();
        if (missing.Count > 0)
        {
            findings.Add(
                "PRT009",
                missing.Count == 1
                    ? $"Digit {missing[0]} has no arm."
                    : $"Digits {string.Join(", ", missing)} have no arm.",
                mapping.PlaceAt(path),
                finding => finding with { Expected = "an arm for every digit from 0 to 9" }
            );
        }
    }
}
