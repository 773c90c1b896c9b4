namespace Netto.Outcomes.Plans;

/// <summary>What one cell of a frame or a series holds.</summary>
internal enum ValueKind
{
    Flag,
    Number,
    Date,
    Text,
}
