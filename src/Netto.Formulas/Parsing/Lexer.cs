using System.Globalization;

namespace Netto.Formulas.Parsing;

/// <summary>Cuts formula text in tokens. Names may hold dots; `any name` in back-ticks.</summary>
internal sealed class Lexer
{
    private static readonly string[] Symbols =
    [
        "==",
        "!=",
        "<=",
        ">=",
        "<>",
        "&&",
        "||",
        "**",
        "%in%",
        "%/%",
        "%%",
        "+",
        "-",
        "*",
        "/",
        "^",
        ":",
        "(",
        ")",
        ",",
        "~",
        "|",
        "<",
        ">",
        "=",
        "!",
        "&",
    ];

    private readonly string text;
    private int at;

    private Lexer(string text) => this.text = text;

    internal static List<Token> Read(string text)
    {
        var lexer = new Lexer(text);
        var tokens = new List<Token>();
        do
        {
            tokens.Add(lexer.Next());
        } while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
        if (at == text.Length)
        {
            return new(TokenKind.End, "", at, at);
        }
        var c = text[at];
        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            return Number();
        }
        if (char.IsLetter(c) || c is '_' or '.')
        {
            return Name();
        }
        return c is '"' or '\'' or '`' ? Quoted(c) : Symbol();
    }

    private Token Number()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.' || IsExponent(start)))
        {
            at++;
        }
        var value = text[start..at];
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            throw new FormulaException(text, start + 1, $"'{value}'", "a number");
        }
        return new(TokenKind.Number, value, start, at);
    }

    private bool IsExponent(int start)
    {
        var c = text[at];
        if (c is 'e' or 'E' && at > start && at + 1 < text.Length)
        {
            var next = text[at + 1];
            return char.IsAsciiDigit(next)
                || (next is '+' or '-' && at + 2 < text.Length && char.IsAsciiDigit(text[at + 2]));
        }
        return c is '+' or '-' && text[at - 1] is 'e' or 'E';
    }

    private Token Name()
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '.'))
        {
            at++;
        }
        return new(TokenKind.Name, text[start..at], start, at);
    }

    private Token Quoted(char quote)
    {
        var start = at;
        var end = text.IndexOf(quote, at + 1);
        if (end < 0)
        {
            throw new FormulaException(text, start + 1, $"a {quote} without its pair", $"a closing {quote}");
        }
        at = end + 1;
        return new(quote == '`' ? TokenKind.Name : TokenKind.Text, text[(start + 1)..end], start, at);
    }

    private Token Symbol()
    {
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0)
            {
                at += symbol.Length;
                return new(TokenKind.Symbol, symbol, at - symbol.Length, at);
            }
        }
        throw new FormulaException(text, at + 1, $"'{text[at]}'", "a name, a number, text in quotes or an operator");
    }
}
