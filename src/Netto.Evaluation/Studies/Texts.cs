using Netto.Evaluation.Results;
using Netto.Protocol;

namespace Netto.Evaluation.Studies;

/// <summary>Texts and names of the protocol as the results write them.</summary>
internal static class Texts
{
    public static LocalizedText Of(LocalText text) => new(text.Nl, text.En);

    public static LocalizedText? OfOptional(LocalText? text) => text is null ? null : Of(text);

    /// <summary>An enum value in kebab case: <c>EuroPerHour</c> becomes <c>euro-per-hour</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
