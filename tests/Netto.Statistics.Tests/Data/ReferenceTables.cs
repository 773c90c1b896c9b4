using System.Text.Json;
using Netto.Formulas.Data;

namespace Netto.Statistics.Tests.Data;

/// <summary>Tables of the reference data with the subsets and derived columns that their scripts make.</summary>
internal static class ReferenceTables
{
    internal static DataTable Read(string dataset, string file = "data.csv")
    {
        var csv = ReferenceFolder.Table(dataset, file);
        return new DataTable(csv.Names.Select(n => Column(csv, n)));
    }

    /// <summary>The table of a case: NIST-like names of the reference scripts added.</summary>
    internal static DataTable Of(string dataset, string id) =>
        dataset switch
        {
            "penn_bonus" => Penn(id),
            "jobs2" => Jobs(),
            "njmin" => Njmin(id),
            "lalonde_nsw" => Lalonde(id),
            _ => Read(dataset),
        };

    /// <summary>Text columns with the levels in the order that the case states.</summary>
    internal static DataTable WithLevels(this DataTable table, JsonElement reference)
    {
        if (!reference.TryGetProperty("levels", out var levels) || levels.ValueKind != JsonValueKind.Object)
        {
            return table;
        }
        foreach (var factor in levels.EnumerateObject())
        {
            string[] order = [.. factor.Value.EnumerateArray().Select(v => v.GetString()!)];
            if (table.Find(factor.Name) is TextColumn text)
            {
                var values = Enumerable.Range(0, text.Length).Select(i => text[i]).ToArray();
                table = table.With(TextColumn.Of(factor.Name, values, order));
            }
            else if (table.Find(factor.Name) is NumberColumn numbers)
            {
                string?[] values = [.. numbers.Values.Select(v => double.IsNaN(v) ? null : v.ToString("G15"))];
                table = table.With(TextColumn.Of(factor.Name, values, order));
            }
        }
        return table;
    }

    private static TableColumn Column(CsvColumns csv, string name)
    {
        var text = csv.Text(name);
        return text.All(v => v.Length == 0 || v == "NA" || double.TryParse(v, out _))
            ? new NumberColumn(name, Array.ConvertAll(text, v => v is "" or "NA" ? double.NaN : double.Parse(v)))
            : TextColumn.Of(name, text);
    }

    private static DataTable Penn(string id)
    {
        var table = Read("penn_bonus").Derive("lw", "log(inuidur1)").Derive("t4", "tg == 4");
        table = table.Derive("exit10", "inuidur1 <= 10").Derive("ev", "inuidur1 < 52");
        if (!id.Contains("all_arms", StringComparison.Ordinal))
        {
            table = table.Where("tg in (0, 4)");
        }
        if (id.Contains("lin_interacted", StringComparison.Ordinal))
        {
            foreach (
                var name in (string[])["female", "black", "othrace", "agelt35", "agegt54", "durable", "lusd", "husd"]
            )
            {
                var values = ((NumberColumn)table.Find(name)!).Values;
                var mean = values.Average();
                table = table.With(new NumberColumn(name, Array.ConvertAll(values, v => v - mean)));
            }
        }
        return table;
    }

    private static DataTable Jobs()
    {
        var table = Read("jobs2").Derive("nonwhite", "nonwhite == \"non.white1\"");
        return table.Derive("work1", "work1 == \"psyemp\"").Derive("treat_age", "treat * age");
    }

    private static DataTable Njmin(string id)
    {
        if (id.StartsWith("long", StringComparison.Ordinal))
        {
            return Read("njmin", "long.csv");
        }
        var wide = Read("njmin")
            .Derive("fte", "empft + nmgrs + 0.5 * emppt")
            .Derive("fte2", "empft2 + nmgrs2 + 0.5 * emppt2");
        wide = wide.Derive("dfte", "fte2 - fte").Derive("nj", "state");
        return id.StartsWith("did_regression", StringComparison.Ordinal)
            ? Stacked(wide)
            : wide.Derive(
                    "gap",
                    "if(nj == 0, 0 * dfte, if(is.na(wage_st), wage_st, if(wage_st >= 5.05, 0, (5.05 - wage_st) / wage_st)))"
                )
                .Where(id.Contains("gap", StringComparison.Ordinal) ? "not is.na(wage_st)" : "1");
    }

    private static DataTable Stacked(DataTable wide)
    {
        double[] Twice(string first, string second) =>
            [.. ((NumberColumn)wide.Find(first)!).Values, .. ((NumberColumn)wide.Find(second)!).Values];
        var n = wide.Rows;
        double[] id = [.. Enumerable.Range(0, n).Select(i => (double)i)];
        return new DataTable([
            new NumberColumn("id", [.. id, .. id]),
            new NumberColumn("nj", Twice("nj", "nj")),
            new NumberColumn("post", [.. new double[n], .. Enumerable.Repeat(1.0, n)]),
            new NumberColumn("fte", Twice("fte", "fte2")),
            new NumberColumn("chain", Twice("chain", "chain")),
            new NumberColumn("co_owned", Twice("co_owned", "co_owned")),
        ]);
    }

    private static DataTable Lalonde(string id)
    {
        var table = id.Contains("psid", StringComparison.Ordinal)
            ? Read("lalonde_nsw", "nsw_treated_psid.csv")
            : Read("lalonde_nsw");
        return id.Contains("psid", StringComparison.Ordinal)
            ? table
            : table.Derive("emp78", "re78 > 0").Derive("dre", "re78 - re75");
    }
}
