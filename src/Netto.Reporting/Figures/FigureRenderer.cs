namespace Netto.Reporting.Figures;

/// <summary>
/// Draws figures with Vega-Lite in Node: no browser, no network.
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
                FigureException.RendererMissing,
                "The program that draws figures (eng/node/render.mjs) was not found.",
                "Set NETTO_NODE to the folder that holds render.mjs."
            );
        }
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "vega-lite")))
        {
            throw new FigureException(
                FigureException.RendererMissing,
                $"The packages of Vega-Lite are not in {folder}.",
                "Run ./run test, or 'npm ci' in that folder."
            );
        }
        return new FigureRenderer(folder);
    }

    /// <summary>
    /// Starts the workers, so that they load Vega while the document is made; nothing is drawn before
    /// <see cref="FigureBatch.DrawAsync"/>.
    /// </summary>
    /// <exception cref="FigureException">Node is missing.</exception>
    public FigureBatch Start() => FigureBatch.Start(scriptFolder);

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
