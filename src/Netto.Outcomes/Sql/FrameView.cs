namespace Netto.Outcomes.Sql;

/// <summary>A frame as seen from inside one SELECT: the SELECT, and how each column of the frame is written there.</summary>
internal sealed record FrameView(SelectBuilder Select, Func<string, string> Column)
{
    public FrameView With(string column, Func<string> value) =>
        this with
        {
            Column = name => name == column ? value() : Column(name),
        };
}
