using Netto.Statistics.Models;

namespace Netto.Statistics.Tests.Data;

/// <summary>Designs of the reference cases, with the level order of their scripts.</summary>
internal static class Designs
{
    private static readonly string[] Occupations =
    [
        "professionals",
        "manegerial",
        "clerical/kindred",
        "sales workers",
        "craftsmen/foremen/kindred",
        "operatives/kindred wrks",
        "laborers/service wrks",
    ];

    public static DataColumn Column(this CsvColumns data, string name) => new(name, data.Numbers(name));

    public static DataColumn[] Factor(this CsvColumns data, string name, params string[] levels) =>
        [.. levels.Skip(1).Select(level => new DataColumn($"{name}[{level}]", data.Indicator(name, level)))];

    public static Design Of(CsvColumns data, params string[] names) =>
        Design.WithConstant([.. names.Select(n => data.Column(n))]);

    public static (DataColumn Outcome, Design Design) PennExit10()
    {
        var data = Penn();
        var outcome = new DataColumn("exit10", Array.ConvertAll(data.Numbers("inuidur1"), w => w <= 10 ? 1.0 : 0));
        DataColumn[] columns =
        [
            new("t4", data.Indicator("tg", "4")),
            data.Column("female"),
            data.Column("black"),
            data.Column("othrace"),
            .. data.Factor("dep", "0", "1", "2"),
            .. new[] { "q2", "q3", "q4", "q5", "q6", "agelt35", "agegt54", "durable", "lusd", "husd" }.Select(
                data.Column
            ),
        ];
        return (outcome, Design.WithConstant(columns));
    }

    /// <summary>Arms 0 and 4 of the bonus experiment.</summary>
    public static CsvColumns Penn()
    {
        var data = ReferenceFolder.Table("penn_bonus");
        var arms = data.Numbers("tg");
        return data.Where(i => arms[i] is 0 or 4);
    }

    public static (DataColumn Outcome, Design Design) JobsWork1()
    {
        var data = ReferenceFolder.Table("jobs2");
        DataColumn[] columns =
        [
            .. new[] { "treat", "econ_hard", "depress1", "sex", "age" }.Select(data.Column),
            .. data.Factor("occp", Occupations),
            .. data.Factor("marital", "nevmarr", "married", "separtd", "divrcd", "widowed"),
            new("nonwhite", data.Indicator("nonwhite", "non.white1")),
            .. data.Factor("educ", "lt-hs", "highsc", "somcol", "bach", "gradwk"),
            .. data.Factor("income", "lt15k", "15t24k", "25t39k", "40t49k", "50k+"),
        ];
        return (new("work1", data.Indicator("work1", "psyemp")), Design.WithConstant(columns));
    }

    public static (DataColumn Outcome, Design Design) MrozInLabourForce()
    {
        var data = ReferenceFolder.Table("mroz");
        return (data.Column("inlf"), Of(data, "nwifeinc", "educ", "exper", "expersq", "age", "kidslt6", "kidsge6"));
    }

    public static (DataColumn Outcome, Design Design) LalondeEmployed()
    {
        var data = ReferenceFolder.Table("lalonde_nsw");
        var outcome = new DataColumn("emp78", Array.ConvertAll(data.Numbers("re78"), e => e > 0 ? 1.0 : 0));
        return (outcome, Of(data, "treat", "age", "educ", "black", "hisp", "marr", "nodegree"));
    }

    /// <summary>R's name of a term: <c>dep[1]</c> is <c>factor(dep)1</c> or <c>dep1</c> there.</summary>
    public static string InR(string label) =>
        label.StartsWith("dep[", StringComparison.Ordinal)
            ? $"factor(dep){label[4..^1]}"
            : label.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
}
