using System.Text.Json.Nodes;
using Netto.Reporting.Sections;

namespace Netto.Reporting.Figures;

/// <summary>One bar.</summary>
internal sealed record Bar(string Category, string Arm, double Share);

/// <summary>Shares by category, a panel for each arm: no colour has to be looked up.</summary>
internal sealed record BarFigure(ReportContext Context, IReadOnlyList<Bar> Bars)
{
    private const int NarrowPanel = FigureStyle.NarrowWidth - 42;
    private const int NarrowName = 20;

    public required IReadOnlyList<string> Categories { get; init; }

    public required string CategoryTitle { get; init; }

    /// <summary>Where it is drawn for: panels stand beside each other, on a phone under each other.</summary>
    public FigureRoom Room { get; init; }

    private bool IsNarrow => Room == FigureRoom.Narrow;

    /// <summary>Upright bars beside each other, for numbers in order.</summary>
    public JsonObject Columns()
    {
        var arms = Arms();
        var width = IsNarrow ? NarrowPanel : Math.Max(120, (FigureStyle.Width - 60) / arms.Count - 18);
        return Panels(
            arms,
            new JsonObject
            {
                ["width"] = width,
                ["height"] = IsNarrow ? 110 : 190,
                ["mark"] = new JsonObject { ["type"] = "bar" },
                ["encoding"] = new JsonObject
                {
                    ["x"] = Category(
                        new JsonObject
                        {
                            ["title"] = CategoryTitle,
                            ["labelAngle"] = 0,
                            ["ticks"] = false,
                            ["values"] = new JsonArray([.. Ticks().Select(tick => (JsonNode)tick)]),
                        }
                    ),
                    ["y"] = Share(),
                    ["color"] = Colour(arms),
                },
            },
            columns: IsNarrow ? 1 : arms.Count
        );
    }

    /// <summary>Lying bars under each other, for names.</summary>
    public JsonObject Rows()
    {
        var arms = Arms();
        var names = 6.3 * Categories.SelectMany(category => Name(category).Split('\n')).Max(line => line.Length);
        var width = IsNarrow
            ? FigureStyle.NarrowWidth - names - 12
            : Math.Max(100, (FigureStyle.Width - names) / arms.Count - 18);
        var lines = Categories.Max(category => Name(category).Split('\n').Length);
        return Panels(
            arms,
            new JsonObject
            {
                ["width"] = width,
                ["height"] = new JsonObject { ["step"] = 6 + 14 * lines },
                ["mark"] = new JsonObject { ["type"] = "bar" },
                ["encoding"] = new JsonObject
                {
                    ["y"] = Category(FigureStyle.NameAxis()),
                    ["x"] = Share(),
                    ["color"] = Colour(arms),
                },
            },
            columns: IsNarrow ? 1 : arms.Count
        );
    }

    // On a phone a long name is broken, so that the bars keep some length.
    private string Name(string category) => IsNarrow ? FigureStyle.Wrap(category, NarrowName) : category;

    // All names of a few; every fifth of many, and the last.
    private IEnumerable<string> Ticks() =>
        Categories.Where((_, i) => Categories.Count <= 10 || i % 5 == 0 || i == Categories.Count - 1);

    private List<string> Arms() =>
        [.. Context.Design.Arms.Select(arm => arm.Id).Where(id => Bars.Any(bar => bar.Arm == id))];

    private JsonObject Panels(List<string> arms, JsonObject unit, int columns) =>
        FigureStyle.Specification(
            Context.Language,
            new JsonObject
            {
                ["data"] = FigureStyle.Data(
                    Bars.Select(bar => new JsonObject
                    {
                        ["category"] = Name(bar.Category),
                        ["arm"] = Context.ShortArm(bar.Arm),
                        ["share"] = bar.Share,
                    })
                ),
                ["facet"] = new JsonObject
                {
                    ["field"] = "arm",
                    ["type"] = "nominal",
                    ["sort"] = new JsonArray([.. arms.Select(arm => (JsonNode)Context.ShortArm(arm))]),
                    ["title"] = null,
                    ["header"] = new JsonObject { ["labelLimit"] = 0 },
                },
                ["columns"] = columns,
                ["spacing"] = 18,
                ["spec"] = unit,
            }
        );

    private JsonObject Category(JsonObject axis) =>
        new()
        {
            ["field"] = "category",
            ["type"] = "nominal",
            ["sort"] = new JsonArray([.. Categories.Select(category => (JsonNode)Name(category))]),
            ["axis"] = axis,
        };

    private JsonObject Colour(List<string> arms) =>
        new()
        {
            ["field"] = "arm",
            ["type"] = "nominal",
            ["legend"] = null,
            ["scale"] = new JsonObject
            {
                ["domain"] = new JsonArray([.. arms.Select(arm => (JsonNode)Context.ShortArm(arm))]),
                ["range"] = new JsonArray([.. arms.Select(arm => (JsonNode)FigureStyle.Colour(Context.Design, arm))]),
            },
        };

    private static JsonObject Share() =>
        new()
        {
            ["field"] = "share",
            ["type"] = "quantitative",
            ["axis"] = new JsonObject
            {
                ["title"] = null,
                ["format"] = ".0%",
                ["tickCount"] = 4,
                ["domain"] = false,
                ["ticks"] = false,
            },
        };
}
