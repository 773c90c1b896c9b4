namespace Netto.Outcomes.Plans;

/// <summary>A column of a table as a plan sees it.</summary>
internal sealed record ColumnShape(string Name, ValueKind Kind);

/// <summary>A table as a plan sees it: its name and the columns that plans may use; <c>person</c> is understood.</summary>
internal sealed record TableShape(string Name, IReadOnlyList<ColumnShape> Columns)
{
    /// <summary>The column of that name; a plan that asks for another one is wrong itself, hence the exception.</summary>
    public ColumnShape this[string name] =>
        Columns.FirstOrDefault(column => column.Name == name)
        ?? throw new ArgumentException($"Table {Name} has no column {name}.", nameof(name));
}
