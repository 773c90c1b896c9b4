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
            return new FigureWorker(Process.Start(start) ?? throw new FigureException("Node did not start."));
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new FigureException("Node is needed to draw figures (Debian: apt-get install nodejs).", missing);
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
            : throw new FigureException($"The figure renderer stopped: {(await problems).Trim()}");
    }

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
