using Netto.Evaluation.Results;

namespace Netto.Reporting.Texts;

/// <summary>The language of a report, with how it writes numbers.</summary>
public abstract record Language
{
    private Language() { }

    /// <summary>The language with this code.</summary>
    /// <exception cref="ArgumentException">The code is neither <c>nl</c> nor <c>en</c>.</exception>
    public static Language Of(string code) =>
        code switch
        {
            "nl" => new Dutch(),
            "en" => new English(),
            _ => throw new ArgumentException($"There is no report in '{code}': nl or en.", nameof(code)),
        };

    /// <summary>ISO 639-1 code.</summary>
    public abstract string Code { get; }

    public abstract string DecimalSeparator { get; }

    public abstract string GroupSeparator { get; }

    /// <summary>The text in this language.</summary>
    public string Pick(string dutch, string english) => this is Dutch ? dutch : english;

    /// <summary>The text in this language.</summary>
    public string Pick(LocalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Pick(text.Nl, text.En);
    }

    public sealed record Dutch : Language
    {
        public override string Code => "nl";

        public override string DecimalSeparator => ",";

        public override string GroupSeparator => ".";
    }

    public sealed record English : Language
    {
        public override string Code => "en";

        public override string DecimalSeparator => ".";

        public override string GroupSeparator => ",";
    }
}
