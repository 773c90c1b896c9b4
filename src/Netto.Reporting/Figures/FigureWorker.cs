using System.Diagnostics;
using System.Text;

namespace Netto.Reporting.Figures;

/// <summary>One Node process that reads a batch of specifications and answers with drawings.</summary>
internal sealed class FigureWorker : IDisposable
{
    private readonly Process _node;

    private FigureWorker(Process node) => _node = node;

    public static FigureWorker Start(string scriptFolder)
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
        try
        {
            return new FigureWorker(Process.Start(start) ?? throw Missing(null));
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw Missing(missing);
        }
    }

    /// <summary>Sends the input, closes it, and gives the whole answer.</summary>
    public async Task<string> AskAsync(string input, CancellationToken cancellation)
    {
        var output = _node.StandardOutput.ReadToEndAsync(cancellation);
        var problems = _node.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await _node.StandardInput.WriteAsync(input.AsMemory(), cancellation);
            _node.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process ended before it had read everything; what it said about that follows below.
        }
        await _node.WaitForExitAsync(cancellation);
        return _node.ExitCode == 0
            ? await output
            : throw new FigureException(
                FigureException.NotDrawn,
                $"The program that draws figures stopped: {(await problems).Trim()}.",
                "Try 'node --version': 18 or later is needed."
            );
    }

    private static FigureException Missing(Exception? inner) =>
        new(
            FigureException.NodeMissing,
            "Node is needed to draw figures, and 'node' is not on the path.",
            "Install it (Debian and Ubuntu: apt-get install nodejs) and run the command again.",
            inner
        );

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_node.HasExited)
        {
            _node.Kill(entireProcessTree: true);
        }
        _node.Dispose();
    }
}
