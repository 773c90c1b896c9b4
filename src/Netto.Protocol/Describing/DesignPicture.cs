using System.Globalization;
using System.Security;
using System.Text;
using NodaTime;

namespace Netto.Protocol;

/// <summary>A picture of the assignment: from the inflow to the groups, and what each is followed for. SVG, readable in print.</summary>
public static class DesignPicture
{
    private const int Width = 760;
    private const int BoxHeight = 62;
    private const int Gap = 14;

    /// <summary>Draws the picture.</summary>
    public static string Write(ExperimentProtocol protocol, Language language)
    {
        var height = (protocol.Arms.Count * (BoxHeight + Gap)) + 56;
        var svg = new StringBuilder();
        var title = Escape(protocol.Title.In(language));
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"14\">"
        );
        svg.Append("<title>").Append(title).Append("</title>");
        var middle = (height - 40) / 2;
        Box(svg, 8, middle - 34, 190, 68, "#ffffff");
        var window = Window(protocol, language);
        Text(
            svg,
            103,
            middle + (window.Length == 0 ? 5 : -8),
            language == Language.Nl ? "Instroom" : "Inflow",
            "600",
            "middle"
        );
        Text(svg, 103, middle + 14, window, "400", "middle");
        for (var i = 0; i < protocol.Arms.Count; i++)
        {
            Arm(svg, protocol, language, i, middle);
        }

        Text(svg, 8, height - 12, Followed(protocol, language), "400", "start");
        return svg.Append("</svg>").ToString();
    }

    private static void Arm(StringBuilder svg, ExperimentProtocol protocol, Language language, int index, int middle)
    {
        var arm = protocol.Arms[index];
        var y = (index * (BoxHeight + Gap)) + 8;
        var centre = y + (BoxHeight / 2);
        var dashed = arm.Role == ArmRole.Comparison ? " stroke-dasharray=\"5 4\"" : "";
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path d=\"M198 {middle} C 260 {middle}, 250 {centre}, 318 {centre}\" fill=\"none\" stroke=\"#555\" stroke-width=\"1.5\"{dashed}/>"
        );
        Box(
            svg,
            318,
            y,
            434,
            BoxHeight,
            arm.Role switch
            {
                ArmRole.Treatment => "#dcebf7",
                ArmRole.Control => "#fbe9d9",
                _ => "#eeeeee",
            }
        );
        Text(svg, 332, y + 26, $"{arm.Letter}  {arm.Label.In(language)}", "600", "start");
        Text(svg, 332, y + 47, HowIn(protocol, arm, language), "400", "start");
    }

    private static string HowIn(ExperimentProtocol protocol, Arm arm, Language language)
    {
        if (
            arm.Role == ArmRole.Comparison
            && string.Equals(protocol.Assignment.ComparisonArm, arm.Id, StringComparison.Ordinal)
        )
        {
            var count = protocol.Population.Offices.Comparison.Count;
            return language == Language.Nl
                ? $"{count} vergelijkingskantoren, niet geloot"
                : $"{count} comparison offices, not randomised";
        }

        return protocol.Assignment switch
        {
            AssignmentRule.LastDigit rule => (language == Language.Nl ? "eindcijfer " : "last digit ")
                + string.Join(
                    ", ",
                    Enumerable
                        .Range(0, 10)
                        .Where(digit => string.Equals(rule.Digits.ArmOf(digit), arm.Id, StringComparison.Ordinal))
                )
                + $" ({Percent(rule.Digits.ShareOf(arm.Id), language)})",
            AssignmentRule.KeyedHash hash => Percent(Share(hash.Shares, arm.Id), language),
            AssignmentRule.Blocked blocked => Percent(Share(blocked.Shares, arm.Id), language)
                + (language == Language.Nl ? ", in blokken" : ", in blocks"),
            AssignmentRule.Recorded recorded => $"{recorded.Column} = "
                + string.Join(
                    ", ",
                    recorded
                        .Values.Where(value => string.Equals(value.Arm, arm.Id, StringComparison.Ordinal))
                        .Select(value => value.Value)
                ),
            _ => "",
        };
    }

    private static double Share(IReadOnlyList<ArmShare> shares, string arm) =>
        shares.FirstOrDefault(share => string.Equals(share.Arm, arm, StringComparison.Ordinal))?.Share ?? 0;

    private static string Percent(double share, Language language) =>
        (share * 100)
            .ToString("0.##", CultureInfo.InvariantCulture)
            .Replace(".", language == Language.Nl ? "," : ".", StringComparison.Ordinal) + "%";

    private static string Window(ExperimentProtocol protocol, Language language) =>
        protocol.Population.Inflow is { } inflow ? $"{Day(inflow.From, language)} – {Day(inflow.Until, language)}" : "";

    // Short, so that both days fit in the box.
    private static string Day(LocalDate date, Language language)
    {
        string[] months =
            language == Language.Nl
                ? ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
                : ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        return string.Create(CultureInfo.InvariantCulture, $"{date.Day} {months[date.Month - 1]} {date.Year}");
    }

    private static string Followed(ExperimentProtocol protocol, Language language) =>
        language == Language.Nl
            ? $"Iedereen wordt {protocol.FollowUp.Months} maanden gevolgd."
            : $"Everybody is followed for {protocol.FollowUp.Months} months.";

    private static void Box(StringBuilder svg, int x, int y, int width, int height, string fill) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{fill}\" stroke=\"#333\"/>"
        );

    private static void Text(StringBuilder svg, int x, int y, string text, string weight, string anchor) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x}\" y=\"{y}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\" fill=\"#111\">{Escape(text)}</text>"
        );

    private static string Escape(string text) => SecurityElement.Escape(text);
}
