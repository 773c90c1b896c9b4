using System.Globalization;

namespace Netto.Simulation.Calibration;

/// <summary>Reads the published figures of an experiment; they are embedded as <c>Published/&lt;experiment&gt;.csv</c>.</summary>
public static class PublishedFigures
{
    private const string Header = "table,row,arm,subgroup,measure,kind,value,unit,std_error,std_error_source,note";

    /// <summary>All figures of one experiment (<c>ww-even-odd</c>, <c>ww-three-arm</c>, <c>wga</c>), in the order of the file.</summary>
    /// <exception cref="ArgumentException">There are no figures for that experiment.</exception>
    public static IReadOnlyList<PublishedFigure> Of(string experiment)
    {
        var name = $"Netto.Simulation.Calibration.Published.{experiment}.csv";
        using var stream =
            typeof(PublishedFigures).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"No published figures for '{experiment}'.", nameof(experiment));
        using var reader = new StreamReader(stream);
        if (reader.ReadLine() != Header)
        {
            throw new InvalidDataException($"{name}: the header is not '{Header}'.");
        }

        var figures = new List<PublishedFigure>();
        while (reader.ReadLine() is { } line)
        {
            figures.Add(Parse(Fields(line)));
        }

        return figures;
    }

    private static PublishedFigure Parse(List<string> f) =>
        new(f[0], f[1], f[2], f[3], f[4], KindOf(f[5]), Number(f[6]), f[7], Number(f[8]), f[9], f[10]);

    private static FigureKind KindOf(string text) =>
        text switch
        {
            "level" => FigureKind.Level,
            "effect" => FigureKind.Effect,
            "sign" => FigureKind.Sign,
            _ => throw new InvalidDataException($"A published figure is a level, an effect or a sign, not '{text}'."),
        };

    private static double Number(string text) =>
        text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
