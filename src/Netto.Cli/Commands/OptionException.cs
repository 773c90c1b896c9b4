namespace Netto.Cli.Commands;

/// <summary>An option or a column that the user has to mend; the message says what was found and what was expected.</summary>
internal sealed class OptionException(string message) : Exception(message);
