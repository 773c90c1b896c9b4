namespace Netto.Protocol;

/// <summary>The input is wrong. Carries everything that was found, so that it can be mended in one go.</summary>
public sealed class InputException : Exception
{
    /// <summary>Makes the exception from all findings.</summary>
    /// <param name="diagnostics">The findings; at least one.</param>
    public InputException(IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, diagnostics))
    {
        Diagnostics = diagnostics;
    }

    /// <summary>Makes the exception from one finding.</summary>
    public InputException(Diagnostic diagnostic)
        : this([diagnostic]) { }

    /// <summary>Everything that was found, in the order of the file.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
