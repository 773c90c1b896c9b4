namespace Netto.Formulas.Parsing;

/// <summary>Walks over the tokens of one text; errors carry the place.</summary>
internal sealed class TokenReader(string text)
{
    private readonly List<Token> tokens = Lexer.Read(text);
    private int at;

    internal string Text => text;

    internal Token Current => tokens[at];

    internal Token Previous => tokens[at - 1];

    internal Token Following => tokens[Math.Min(at + 1, tokens.Count - 1)];

    internal Token Take() => tokens[at++];

    internal bool TryTake(string symbol)
    {
        if (!Current.Is(symbol))
        {
            return false;
        }
        at++;
        return true;
    }

    internal void Expect(string symbol, string expected)
    {
        if (!TryTake(symbol))
        {
            throw Unexpected(expected);
        }
    }

    internal void ExpectEnd(string expected)
    {
        if (Current.Kind != TokenKind.End)
        {
            throw Unexpected(expected);
        }
    }

    /// <summary>Whether the symbol comes before the next | outside parentheses.</summary>
    internal bool ComesBeforeBar(string symbol)
    {
        var depth = 0;
        for (var i = at; i < tokens.Count; i++)
        {
            depth +=
                tokens[i].Is("(") ? 1
                : tokens[i].Is(")") ? -1
                : 0;
            if (depth == 0 && tokens[i].Is("|"))
            {
                return false;
            }
            if (depth == 0 && tokens[i].Is(symbol))
            {
                return true;
            }
        }
        return false;
    }

    internal FormulaException Unexpected(string expected) =>
        new(text, Current.Start + 1, Current.Description, expected);
}
