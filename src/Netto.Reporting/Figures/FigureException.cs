namespace Netto.Reporting.Figures;

/// <summary>A figure could not be drawn; the message says what is missing or wrong.</summary>
public sealed class FigureException : Exception
{
    public FigureException() { }

    public FigureException(string message)
        : base(message) { }

    public FigureException(string message, Exception inner)
        : base(message, inner) { }
}
