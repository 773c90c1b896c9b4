using System.Globalization;
using System.Text;

namespace Netto.Simulation.Calibration;

/// <summary>A published figure beside the mean of what the simulations gave.</summary>
/// <param name="Figure">The published figure.</param>
/// <param name="Simulated">Mean over the seeds; NaN when the simulation does not make it.</param>
public sealed record CalibratedFigure(PublishedFigure Figure, double Simulated)
{
    /// <summary>Whether the figure is reproduced.</summary>
    public bool IsReproduced => Figure.IsReproducedBy(Simulated);
}

/// <summary>All published figures of an experiment, held against the mean of several simulations.</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Seeds">The seeds of the simulations.</param>
/// <param name="Rows">One row a figure, in the order of the source.</param>
public sealed record CalibrationTable(string Experiment, SeedRange Seeds, IReadOnlyList<CalibratedFigure> Rows)
{
    /// <summary>The figures that are not reproduced.</summary>
    public IEnumerable<CalibratedFigure> Missed => Rows.Where(row => !row.IsReproduced);

    /// <summary>Simulates an experiment with each seed and compares the means with the published figures.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="progress">Told each seed after it is done.</param>
    public static CalibrationTable Of(ICalibratedExperiment experiment, SeedRange seeds, Action<int> progress)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(progress);
        var figures = PublishedFigures.Of(experiment.Id);
        var sums = new double[figures.Count];
        var counts = new int[figures.Count];
        for (var seed = seeds.First; seed <= seeds.Last; seed++)
        {
            var simulated = experiment.Simulate(seed);
            for (var i = 0; i < figures.Count; i++)
            {
                if (simulated.Of(figures[i]) is var value && !double.IsNaN(value))
                {
                    sums[i] += value;
                    counts[i]++;
                }
            }

            progress(seed);
        }

        return new CalibrationTable(
            experiment.Id,
            seeds,
            [.. figures.Select((figure, i) => new CalibratedFigure(figure, sums[i] / counts[i]))]
        );
    }

    /// <summary>A chapter in Markdown: the count, what is missed, all figures by table, and the remarks on the source.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        var reproduced = Rows.Count(row => row.IsReproduced);
        Line(text, $"## {Experiment}");
        Line(text, $"");
        Line(
            text,
            $"{reproduced} of {Rows.Count} published figures are reproduced by the mean of {Seeds.Count} simulations (seeds {Seeds.First} to {Seeds.Last})."
        );
        Line(text, $"");
        AppendRows(text, "Not reproduced", [.. Missed]);
        AppendRemarks(text);
        foreach (var table in Rows.GroupBy(row => row.Figure.Table))
        {
            AppendRows(text, $"Table {table.Key}", [.. table]);
        }

        return text.ToString();
    }

    private static void AppendRows(StringBuilder text, string title, IReadOnlyList<CalibratedFigure> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        Line(text, $"### {title}");
        Line(text, $"");
        Line(text, $"| figure | arm or comparison | subgroup | published | simulated | difference | room | |");
        Line(text, $"| --- | --- | --- | ---: | ---: | ---: | ---: | --- |");
        foreach (var row in rows)
        {
            var figure = row.Figure;
            var difference = row.Simulated - figure.Value;
            Line(
                text,
                $"| {figure.Row} | {figure.Arm} | {figure.Subgroup} | {Number(figure, figure.Value)} | {Number(figure, row.Simulated)} | {Number(figure, difference)} | {Number(figure, figure.Tolerance)} | {(row.IsReproduced ? "yes" : "**no**")} |"
            );
        }

        Line(text, $"");
    }

    private void AppendRemarks(StringBuilder text)
    {
        var remarks = Rows.Where(row => row.Figure.Note.Length > 0)
            .GroupBy(row => (row.Figure.Table, row.Figure.Note))
            .ToList();
        if (remarks.Count == 0)
        {
            return;
        }

        Line(text, $"### Remarks on the source");
        Line(text, $"");
        foreach (var remark in remarks)
        {
            Line(text, $"- {remark.Key.Table}, {remark.First().Figure.Row}: {remark.Key.Note}");
        }

        Line(text, $"");
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture).TrimEnd()).Append('\n');

    private static string Number(PublishedFigure figure, double value) =>
        double.IsNaN(value)
            ? "not made"
            : value.ToString(
                figure.Unit switch
                {
                    "share" => "0.0000",
                    "euro" when Math.Abs(figure.Value) >= 100 => "0",
                    "people" => "0",
                    _ => "0.000",
                },
                CultureInfo.InvariantCulture
            );
}
