using System.Text.Json;
using System.Text.Json.Nodes;

namespace Netto.Reporting.Figures;

/// <summary>Workers that wait for the figures of one report and draw them side by side.</summary>
public sealed class FigureBatch : IDisposable
{
    // Loading Vega takes as long as some forty figures, so more workers than this only pay for many more cores.
    private const int MostWorkers = 2;

    private readonly List<FigureWorker> _workers;

    private FigureBatch(List<FigureWorker> workers) => _workers = workers;

    internal static FigureBatch Start(string scriptFolder)
    {
        var workers = new List<FigureWorker>();
        try
        {
            for (var i = 0; i < Math.Min(MostWorkers, Environment.ProcessorCount); i++)
            {
                workers.Add(FigureWorker.Start(scriptFolder));
            }
            return new FigureBatch(workers);
        }
        catch
        {
            workers.ForEach(worker => worker.Dispose());
            throw;
        }
    }

    /// <summary>Draws all figures, in the order given; the batch is spent afterwards.</summary>
    /// <exception cref="FigureException">A specification cannot be drawn.</exception>
    public async Task<IReadOnlyList<DrawnFigure>> DrawAsync(
        IReadOnlyList<Figure> figures,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(figures);
        var shares = _workers.Select((_, at) => figures.Where((_, i) => i % _workers.Count == at).ToList()).ToList();
        var answers = await Task.WhenAll(
            _workers.Zip(shares, (worker, share) => ShareAsync(worker, share, cancellation))
        );
        return [.. figures.Select((_, i) => answers[i % _workers.Count][i / _workers.Count])];
    }

    /// <inheritdoc />
    public void Dispose() => _workers.ForEach(worker => worker.Dispose());

    private static async Task<IReadOnlyList<DrawnFigure>> ShareAsync(
        FigureWorker worker,
        List<Figure> figures,
        CancellationToken cancellation
    )
    {
        var batch = new JsonArray([.. figures.SelectMany(Requests)]);
        using var drawings = JsonDocument.Parse(await worker.AskAsync(batch.ToJsonString(), cancellation));
        var answers = new Queue<JsonElement>(drawings.RootElement.EnumerateArray());
        return
        [
            .. figures.Select(figure => new DrawnFigure(
                figure,
                Svg(figure, answers.Dequeue(), figure.Id),
                figure.Narrow is null ? null : Svg(figure, answers.Dequeue(), NarrowId(figure))
            )),
        ];
    }

    private static string NarrowId(Figure figure) => figure.Id + "-narrow";

    private static IEnumerable<JsonNode> Requests(Figure figure)
    {
        yield return new JsonObject { ["id"] = figure.Id, ["specification"] = figure.Specification.DeepClone() };
        if (figure.Narrow is { } narrow)
        {
            yield return new JsonObject { ["id"] = NarrowId(figure), ["specification"] = narrow.DeepClone() };
        }
    }

    private static string Svg(Figure figure, JsonElement drawing, string id)
    {
        if (drawing.TryGetProperty("error", out var error))
        {
            throw new FigureException(
                FigureException.NotDrawn,
                $"Figure {id} cannot be drawn: {error.GetString()}.",
                "This is a fault of Netto: report it with results.json."
            );
        }
        return SvgAccessibility.Describe(drawing.GetProperty("svg").GetString()!, figure, id);
    }
}
