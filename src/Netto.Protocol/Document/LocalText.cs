namespace Netto.Protocol;

/// <summary>The languages that people read.</summary>
public enum Language
{
    /// <summary>Dutch.</summary>
    Nl,

    /// <summary>English.</summary>
    En,
}

/// <summary>A text in Dutch and English. A plain text in the YAML serves for both.</summary>
/// <param name="Nl">The Dutch text.</param>
/// <param name="En">The English text.</param>
public sealed record LocalText(string Nl, string En)
{
    /// <summary>The text in one language.</summary>
    public string In(Language language) => language == Language.Nl ? Nl : En;
}
