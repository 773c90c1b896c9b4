using System.Text.Json.Nodes;

namespace Netto.Reporting.Figures;

/// <summary>Rows under each other with the name of each above it: so that a narrow drawing needs no column of names.</summary>
internal sealed class LabelledRows
{
    private const double LineHeight = 15;
    private const double Above = 10; // between the row before and the name

    private readonly List<string> _labels;
    private readonly List<double> _tops = [];
    private readonly List<double> _middles = [];

    /// <summary>Lays out the rows.</summary>
    /// <param name="labels">Names, broken over lines where needed.</param>
    /// <param name="height">Pixels for what is drawn under a name.</param>
    /// <param name="characters">Longest line of a name.</param>
    public LabelledRows(IEnumerable<string> labels, double height, int characters)
    {
        _labels = [.. labels.Select(label => FigureStyle.Wrap(label, characters))];
        foreach (var label in _labels)
        {
            var name = LineHeight * (label.Count(c => c == '\n') + 1);
            _tops.Add(Height + Above);
            _middles.Add(Height + Above + name + height / 2);
            Height += Above + name + height;
        }
    }

    /// <summary>Of all rows together, in pixels.</summary>
    public double Height { get; private set; }

    /// <summary>Where the marks of a row stand, in pixels from the top.</summary>
    public double Middle(int row) => _middles[row];

    /// <summary>The place of marks, from the field <c>place</c>.</summary>
    public static JsonObject Place() =>
        new()
        {
            ["field"] = "place",
            ["type"] = "quantitative",
            ["scale"] = null,
            ["axis"] = null,
        };

    /// <summary>The layer with the names, on a rim of white: lines that run behind them do not strike them through.</summary>
    public JsonObject Names(int weight) =>
        new()
        {
            ["data"] = FigureStyle.Data(
                _labels.Select((label, i) => new JsonObject { ["name"] = label, ["place"] = _tops[i] })
            ),
            ["encoding"] = new JsonObject
            {
                ["x"] = new JsonObject { ["value"] = 0 },
                ["y"] = Place(),
                ["text"] = new JsonObject { ["field"] = "name" },
            },
            ["layer"] = new JsonArray(
                new JsonObject { ["mark"] = Name(weight, ("stroke", "white"), ("strokeWidth", 5)) },
                new JsonObject { ["mark"] = Name(weight) }
            ),
        };

    private static JsonObject Name(int weight, params (string Key, JsonNode Value)[] more)
    {
        var mark = new JsonObject
        {
            ["type"] = "text",
            ["align"] = "left",
            ["baseline"] = "top",
            ["lineBreak"] = "\n",
            ["lineHeight"] = LineHeight,
            ["fontWeight"] = weight,
        };
        foreach (var (key, value) in more)
        {
            mark[key] = value;
        }
        return mark;
    }
}
