namespace Netto.Reporting.Figures;

/// <summary>Figures could not be drawn; the message says what is missing or wrong, and what to do about it.</summary>
public sealed class FigureException : Exception
{
    public FigureException() { }

    public FigureException(string message)
        : base(message) { }

    public FigureException(string message, Exception inner)
        : base(message, inner) { }

    /// <summary>The program that draws, or its packages, is not there.</summary>
    public const string RendererMissing = "FIG001";

    /// <summary>Node is not there.</summary>
    public const string NodeMissing = "FIG002";

    /// <summary>A figure could not be drawn.</summary>
    public const string NotDrawn = "FIG003";

    internal FigureException(string code, string found, string remedy, Exception? inner = null)
        : base($"error {code}: {found} {remedy}", inner) => Code = code;

    /// <summary>Code of the message, which has a page in the documentation.</summary>
    public string Code { get; } = NotDrawn;
}
