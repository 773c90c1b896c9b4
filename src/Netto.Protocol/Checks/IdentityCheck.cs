using System.Text.RegularExpressions;

namespace Netto.Protocol;

/// <summary>Names that files and results can carry, and letters that tables can tell apart.</summary>
internal static partial class IdentityCheck
{
    public static void Run(CheckContext check)
    {
        var protocol = check.Protocol;
        Name(check, protocol.Id, protocol, nameof(protocol.Id));
        foreach (var arm in protocol.Arms)
        {
            Name(check, arm.Id, arm, nameof(arm.Id));
        }

        foreach (var pool in protocol.Pools)
        {
            Name(check, pool.Id, pool, nameof(pool.Id));
            if (protocol.Arms.Any(arm => Same(arm.Id, pool.Id)))
            {
                check.Error("PRT018", $"'{pool.Id}' is an arm and a pool.", pool, nameof(pool.Id), Rename);
            }
        }

        foreach (var (id, record) in Named(protocol))
        {
            Name(check, id, record, "Id");
        }

        Letters(check);
    }

    private static IEnumerable<(string Id, object Record)> Named(ExperimentProtocol protocol) =>
        [
            .. protocol.Covariates.Select(item => (item.Id, (object)item)),
            .. protocol.Subgroups.Select(item => (item.Id, (object)item)),
            .. protocol.Outcomes.Select(item => (item.Id, (object)item)),
            .. protocol.Comparisons.Select(item => (item.Id, (object)item)),
            .. protocol.Families.Select(item => (item.Id, (object)item)),
        ];

    private static void Name(CheckContext check, string id, object record, string property)
    {
        if (!NameShape().IsMatch(id))
        {
            check.Error(
                "PRT018",
                $"'{id}' is no name that files and results can carry.",
                record,
                property,
                finding =>
                    finding with
                    {
                        Found = $"'{id}'",
                        Expected = "lower-case letters, digits, - and _, not longer than 60",
                    }
            );
        }
    }

    private static void Letters(CheckContext check)
    {
        var protocol = check.Protocol;
        List<(string Letter, object Record)> letters =
        [
            .. protocol.Arms.Select(arm => (arm.Letter, (object)arm)),
            .. protocol.Pools.Select(pool => (pool.Letter, (object)pool)),
        ];
        if (protocol.Crossover is CrossoverRule.OnRequest request)
        {
            letters.Add((request.Letter, request));
        }

        foreach (
            var group in letters.GroupBy(pair => pair.Letter, StringComparer.Ordinal).Where(group => group.Count() > 1)
        )
        {
            check.Error(
                "PRT019",
                $"The letter {group.Key} is used {group.Count()} times.",
                group.Last().Record,
                "Letter",
                finding => finding with { Expected = "a letter of its own for every column of a table" }
            );
        }
    }

    private static Diagnostic Rename(Diagnostic finding) => finding with { Remedy = "Give one of them another name." };

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,59}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NameShape();
}
