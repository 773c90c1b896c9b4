using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Netto.Reporting.Figures;

/// <summary>
/// Draws figures with Vega-Lite in one Node process for the whole batch: no browser, no network.
/// </summary>
/// <param name="scriptFolder">The folder that holds <c>render.mjs</c> and its <c>node_modules</c>.</param>
public sealed class FigureRenderer(string scriptFolder)
{
    /// <summary>
    /// Finds the renderer: the folder named by <c>NETTO_NODE</c>, else <c>eng/node</c> in a folder above the program.
    /// </summary>
    /// <exception cref="FigureException">There is none, or its packages were not restored.</exception>
    public static FigureRenderer Find()
    {
        var folder = Environment.GetEnvironmentVariable("NETTO_NODE") ?? Above(AppContext.BaseDirectory);
        if (folder is null || !File.Exists(Path.Combine(folder, "render.mjs")))
        {
            throw new FigureException(
                "The figure renderer (eng/node/render.mjs) was not found. Set NETTO_NODE to its folder."
            );
        }
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "vega-lite")))
        {
            throw new FigureException($"Vega-Lite is not restored in {folder}. Run ./run test or 'npm ci' there.");
        }
        return new FigureRenderer(folder);
    }

    /// <summary>Draws all figures, in the order given.</summary>
    /// <exception cref="FigureException">Node is missing or a specification cannot be drawn.</exception>
    public async Task<IReadOnlyList<DrawnFigure>> DrawAsync(
        IReadOnlyList<Figure> figures,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Count == 0)
        {
            return [];
        }
        var batch = new JsonArray([
            .. figures.Select(figure =>
                (JsonNode)new JsonObject { ["id"] = figure.Id, ["specification"] = figure.Specification.DeepClone() }
            ),
        ]);
        var answer = await RunNodeAsync(batch.ToJsonString(), cancellation);
        using var drawings = JsonDocument.Parse(answer);
        return [.. figures.Zip(drawings.RootElement.EnumerateArray(), (figure, drawing) => Drawn(figure, drawing))];
    }

    private static DrawnFigure Drawn(Figure figure, JsonElement drawing)
    {
        if (drawing.TryGetProperty("error", out var error))
        {
            throw new FigureException($"Figure {figure.Id} cannot be drawn: {error.GetString()}");
        }
        return new DrawnFigure(figure, SvgAccessibility.Describe(drawing.GetProperty("svg").GetString()!, figure));
    }

    private async Task<string> RunNodeAsync(string input, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("node")
        {
            ArgumentList = { "render.mjs" },
            WorkingDirectory = scriptFolder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = StartNode(start);
        try
        {
            var output = node.StandardOutput.ReadToEndAsync(cancellation);
            var problems = node.StandardError.ReadToEndAsync(cancellation);
            await node.StandardInput.WriteAsync(input.AsMemory(), cancellation);
            node.StandardInput.Close();
            await node.WaitForExitAsync(cancellation);
            return node.ExitCode == 0
                ? await output
                : throw new FigureException($"The figure renderer stopped: {(await problems).Trim()}");
        }
        catch (OperationCanceledException)
        {
            node.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process StartNode(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new FigureException("Node did not start.");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new FigureException("Node is needed to draw figures (Debian: apt-get install nodejs).", missing);
        }
    }

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "eng", "node");
            if (File.Exists(Path.Combine(candidate, "render.mjs")))
            {
                return candidate;
            }
        }
        return null;
    }
}
