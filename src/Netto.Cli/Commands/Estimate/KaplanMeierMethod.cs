using System.Text.Json;
using Netto.Formulas.Data;
using Netto.Formulas.Parsing;
using Netto.Formulas.Terms;
using Netto.Statistics.Models;
using Netto.Statistics.Survival;

namespace Netto.Cli.Commands.Estimate;

/// <summary><c>netto estimate km</c>: a curve a group, and the log-rank test.</summary>
internal static class KaplanMeierMethod
{
    internal static EstimateOutput Run(EstimateRequest request)
    {
        request.RefuseOthers("--strata", "--times");
        if (request.StandardErrors is { } kind)
        {
            throw EstimateRequest.Refused(
                $"--se {kind} with km.",
                "Curves have Greenwood's standard errors: leave --se out."
            );
        }

        if (request.Cluster is { } cluster)
        {
            throw EstimateRequest.Refused($"--cluster {cluster} with km.", "Curves know no clusters: leave it out.");
        }

        var (formula, marked) = DurationMethods.Marked(request, request.Parsed);
        var groups = GroupsOf(formula, request);
        (request, var frame) = CaseRows.Of(marked, formula, groups);
        var times = DurationMethods.Times(request, frame).JoinTies();
        var labels = groups.Length == 0 ? [.. Enumerable.Repeat("all", times.Rows)] : Labels(frame.Extras, groups);
        var levels = Ordered(frame.Extras, groups, labels);
        var weights = request.Weights is null ? null : frame.Extras.Numbers(request.Weights);
        var curves = levels.Select(l => (Group: l, Curve: Curve(times, labels, l, weights))).ToArray();
        var (test, absent) = Compared(levels.Length, weights, times, (request, frame, groups, labels));
        return new EstimateOutput("km", weights is null ? times.Rows : weights.Sum(), ErrorsOf(weights), [])
        {
            Dropped = frame.RowsDropped,
            DroppedRows = frame.Missing,
            Warnings = absent is null ? [] : [new(Warning.RowsDropped, absent)],
            Lines = [.. curves.SelectMany(c => Lines(c.Group, c.Curve, request.Times)), .. TestLines(test)],
            Sections =
            [
                ("events", w => w.WriteNumberValue(times.Events)),
                ("curves", w => WriteCurves(w, curves, request.Times)),
                ("medians", w => WriteMedians(w, curves)),
                .. test is null
                    ? Array.Empty<(string, Action<Utf8JsonWriter>)>()
                    : [("logrank", w => WriteTest(w, test))],
            ],
        };
    }

    /// <summary>Whole weights are counts of people, as R takes them; others are sampling weights, with robust errors.</summary>
    private static string ErrorsOf(double[]? weights) =>
        weights is null || Array.TrueForAll(weights, w => w == Math.Floor(w)) ? "greenwood" : "robust";

    private static IEnumerable<string> Lines(string group, SurvivalCurve curve, double[]? times)
    {
        yield return Text(
            $"{group}: n = {curve.N}, events {curve.Events}, median {(curve.Median is { } m ? Text($"{m:G6}") : "not reached")}"
        );
        yield return $"{"time", 10} {"at risk", 10} {"survival", 10} {"std. error", 11}   95% interval";
        foreach (var point in times?.Select(curve.At) ?? curve.Points.Where(p => p.Events > 0))
        {
            var limits = point.Interval() is { } i ? Text($"{i.Low:0.0000} to {i.High:0.0000}") : "-";
            var error = point.StandardError is { } se ? Text($"{se:0.0000}") : "-";
            yield return Text(
                $"{point.Time, 10:G6} {point.AtRisk, 10:G6} {point.Survival, 10:0.0000} {error, 11}   {limits}"
            );
        }

        yield return "";
    }

    private static IEnumerable<string> TestLines(LogRankResult? test) =>
        test is null
            ? []
            :
            [
                Text(
                    $"Log-rank chi²({test.Test.Restrictions:0}) = {test.Test.Statistic:0.000}, p = {test.Test.PValue:0.0000}"
                ),
            ];

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>The test, or why there is none; curves stand without it.</summary>
    private static (LogRankResult? Test, string? Absent) Compared(
        int levels,
        double[]? weights,
        SurvivalTimes times,
        (EstimateRequest Request, Formulas.Frames.ModelFrame Frame, string[] Groups, string[] Labels) of
    )
    {
        if (levels < 2)
        {
            return (null, null);
        }

        if (weights is not null || times.Start is not null)
        {
            return (null, "The log-rank test knows no weights and no late entry: it is left out.");
        }

        try
        {
            var groups = Clusters.Of(string.Join(", ", of.Groups), of.Labels);
            return (LogRankTest.Run(times, groups, of.Request.StrataOf(of.Frame)), null);
        }
        catch (Netto.Statistics.StatisticsException error)
            when (error.Code == Netto.Statistics.StatisticsErrors.NoVariation)
        {
            return (null, $"No log-rank test: {error.Facts}");
        }
    }

    private static SurvivalCurve Curve(SurvivalTimes times, string[] labels, string level, double[]? weights)
    {
        int[] rows = [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] == level)];
        var groups = Clusters.Of("group", Array.ConvertAll(labels, l => l == level ? 1 : 0));
        if (ErrorsOf(weights) == "greenwood")
        {
            return KaplanMeier.FitByGroup(times, groups, weights)[groups.Codes[rows[0]]];
        }
        return WeightedCurve.Fit(Part(times, rows), Array.ConvertAll(rows, i => weights![i]));
    }

    private static SurvivalTimes Part(SurvivalTimes times, int[] rows)
    {
        DataColumn Of(DataColumn column) => column with { Values = Array.ConvertAll(rows, i => column.Values[i]) };
        return new(times.Start is null ? null : Of(times.Start), Of(times.Stop), Of(times.Occurred));
    }

    private static string[] GroupsOf(Formula formula, EstimateRequest request) =>
        [
            .. formula
                .Parts[0]
                .Terms.Select(term =>
                    (term.Factors is [var factor] ? factor.Expression : null) switch
                    {
                        NameExpression name => name.Name,
                        CallExpression { Function: "C" or "factor" or "as.factor", Arguments: [NameExpression name] } =>
                            name.Name,
                        _ => throw EstimateRequest.Refused(
                            $"{term.Label} in {request.FormulaText} is no column.",
                            "Write Surv(time, event) ~ group, ~ group1 + group2, or ~ 1 for one curve; --derive makes a column."
                        ),
                    }
                ),
        ];

    /// <summary>The group of each row: one value, or several with commas between them.</summary>
    private static string[] Labels(DataTable table, string[] groups)
    {
        var columns = groups.Select(g => table.Texts(g)).ToArray();
        return [.. Enumerable.Range(0, table.Rows).Select(i => string.Join(", ", columns.Select(c => c[i])))];
    }

    /// <summary>Groups in the order of their first column: numbers by size, text by bytes.</summary>
    private static string[] Ordered(DataTable table, string[] groups, string[] labels)
    {
        var first = labels.Select((l, i) => (l, i)).DistinctBy(p => p.l, StringComparer.Ordinal);
        var ordered = first.OrderBy(_ => 0);
        foreach (var group in groups)
        {
            ordered = table.Find(group) is NumberColumn numbers
                ? ordered.ThenBy(p => numbers.Values[p.i])
                : ordered.ThenBy(p => ((Formulas.Data.TextColumn)table.Find(group)!)[p.i]!, ByteOrder.Comparer);
        }
        return [.. ordered.Select(p => p.l)];
    }

    private static void WriteCurves(
        Utf8JsonWriter writer,
        (string Group, SurvivalCurve Curve)[] curves,
        double[]? times
    )
    {
        writer.WriteStartArray();
        foreach (var (group, curve) in curves)
        {
            foreach (var point in times?.Select(curve.At) ?? curve.Points)
            {
                WritePoint(writer, group, point);
            }
        }

        writer.WriteEndArray();
    }

    private static void WritePoint(Utf8JsonWriter writer, string group, SurvivalPoint point)
    {
        var interval = point.Interval();
        writer.WriteStartObject();
        writer.WriteString("group", group);
        Member(writer, "time", point.Time);
        Member(writer, "n_risk", point.AtRisk);
        Member(writer, "n_event", point.Events);
        Member(writer, "survival", point.Survival);
        Member(writer, "std_error", point.StandardError);
        Member(writer, "ci_low", interval?.Low);
        Member(writer, "ci_high", interval?.High);
        Member(writer, "cumulative_hazard", point.CumulativeHazard);
        writer.WriteEndObject();
    }

    private static void WriteMedians(Utf8JsonWriter writer, (string Group, SurvivalCurve Curve)[] curves)
    {
        writer.WriteStartArray();
        foreach (var (group, curve) in curves)
        {
            writer.WriteStartObject();
            writer.WriteString("group", group);
            Member(writer, "n", curve.N);
            Member(writer, "events", curve.Events);
            Member(writer, "median", curve.Median);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTest(Utf8JsonWriter writer, LogRankResult test)
    {
        writer.WriteStartObject();
        DurationMethods.Members(writer, test.Test);
        writer.WriteEndObject();
    }

    private static void Member(Utf8JsonWriter writer, string name, double? value)
    {
        writer.WritePropertyName(name);
        EstimateJson.WriteNumber(writer, value);
    }
}
