namespace Netto.Reporting.Figures;

/// <summary>How much room a drawing gets: beside a text, or across the screen of a phone.</summary>
internal enum FigureRoom
{
    Wide,
    Narrow,
}
