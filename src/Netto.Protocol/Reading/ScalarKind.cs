using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Netto.Protocol;

/// <summary>A value that is written as one text, and how.</summary>
/// <param name="Expected">What is expected, for messages.</param>
/// <param name="JsonType">Type in the JSON Schema.</param>
/// <param name="Parse">Reads the text; null when it is not of this kind.</param>
/// <param name="Write">The canonical text.</param>
internal sealed record ScalarKind(
    string Expected,
    IReadOnlyList<string> JsonType,
    Func<string, object?> Parse,
    Func<object, string> Write
)
{
    private static readonly Dictionary<Type, ScalarKind> Known = new()
    {
        [typeof(string)] = new("a text", ["string", "number", "boolean"], text => text, value => (string)value),
        [typeof(int)] = new(
            "a whole number",
            ["integer"],
            text => Whole(text),
            value => ((int)value).ToString(CultureInfo.InvariantCulture)
        ),
        [typeof(double)] = new(
            "a number with a decimal point",
            ["number"],
            text => Number(text),
            value => ((double)value).ToString("R", CultureInfo.InvariantCulture)
        ),
        [typeof(LocalDate)] = new(
            "a date such as 2019-10-01",
            ["string"],
            text => Date(text),
            value => LocalDatePattern.Iso.Format((LocalDate)value)
        ),
        [typeof(Horizon)] = new(
            "a horizon such as '36 months', '13 weeks', '91 days' or a date",
            ["string"],
            Horizon.Parse,
            value => value.ToString()!
        ),
        [typeof(ColumnReference)] = new(
            "a column such as people.sex, or sex in a flat table",
            ["string"],
            ColumnReference.Parse,
            value => value.ToString()!
        ),
    };

    /// <summary>JSON Schema pattern of the text, when it has one.</summary>
    public static string? PatternOf(Type type) =>
        type == typeof(LocalDate) ? @"^\d{4}-\d{2}-\d{2}$"
        : type == typeof(Horizon) ? @"^(\d+ (months?|weeks?|days?|years?)|\d{4}-\d{2}-\d{2})$"
        : null;

    public static ScalarKind? Of(Type type) => Known.GetValueOrDefault(type);

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : null;

    private static LocalDate? Date(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true } date ? date.Value : null;
}
