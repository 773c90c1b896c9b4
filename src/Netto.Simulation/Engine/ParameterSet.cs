using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Netto.Simulation.Engine;

/// <summary>
/// The fitted constants of a simulated experiment, by name. They are stored as <c>Parameters/&lt;experiment&gt;.json</c>
/// and made by the fitting command, so that no constant has to be typed over from a fit.
/// </summary>
public sealed class ParameterSet
{
    private readonly SortedDictionary<string, double> _values;

    /// <summary>Parameters with these values.</summary>
    public ParameterSet(IEnumerable<KeyValuePair<string, double>> values) =>
        _values = new SortedDictionary<string, double>(new Dictionary<string, double>(values), StringComparer.Ordinal);

    /// <summary>Names in ordinal order.</summary>
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>A value.</summary>
    /// <exception cref="KeyNotFoundException">There is no parameter with that name.</exception>
    public double this[string name]
    {
        get =>
            _values.TryGetValue(name, out var value)
                ? value
                : throw new KeyNotFoundException($"The simulation has no parameter '{name}'.");
        set => _values[name] = value;
    }

    /// <summary>A value, or a default where the parameter is not fitted.</summary>
    public double ValueOr(string name, double otherwise) =>
        _values.TryGetValue(name, out var value) ? value : otherwise;

    /// <summary>The parameters embedded for an experiment.</summary>
    public static ParameterSet Of(string experiment)
    {
        var name = $"Netto.Simulation.Parameters.{experiment}.json";
        using var stream =
            typeof(ParameterSet).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"No parameters for '{experiment}'.", nameof(experiment));
        return new ParameterSet(JsonSerializer.Deserialize<Dictionary<string, double>>(stream) ?? []);
    }

    /// <summary>An independent copy, for a fit.</summary>
    public ParameterSet Copy() => new(_values);

    /// <summary>The parameters as JSON, one a line, to five significant digits.</summary>
    public string ToJson()
    {
        var text = new StringBuilder("{\n");
        var separator = "";
        foreach (var (name, value) in _values)
        {
            text.Append(separator).Append(CultureInfo.InvariantCulture, $"  \"{name}\": {value:G5}");
            separator = ",\n";
        }

        return text.Append("\n}\n").ToString();
    }
}
