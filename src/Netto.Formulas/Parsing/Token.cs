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

    internal bool IsWord(string word) => Kind == TokenKind.Name && Value == word;

    internal string Description => Kind == TokenKind.End ? "the end" : $"'{Value}'";
}
