namespace Netto.Formulas.Parsing;

internal enum TokenKind
{
    Number,
    Text,
    Name,
    Symbol,
    End,
}

/// <summary>A piece of a formula; start and end are positions in the text, from 0.</summary>
internal readonly record struct Token(TokenKind Kind, string Value, int Start, int End)
{
    internal bool Is(string symbol) => Kind == TokenKind.Symbol && Value == symbol;

    /// <summary>A word of conditions, in small letters or in capitals.</summary>
    internal bool IsWord(string word) =>
        Kind == TokenKind.Name && (Value == word || (Value.All(char.IsAsciiLetterUpper) && IsSame(word)));

    private bool IsSame(string word) => string.Equals(Value, word, StringComparison.OrdinalIgnoreCase);

    internal string Description => Kind == TokenKind.End ? "the end" : $"'{Value}'";
}
