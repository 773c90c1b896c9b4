namespace Netto.Statistics.Weighting;

/// <summary>What the weighted respondents must look like in one variable.</summary>
public abstract record WeightingTarget
{
    private WeightingTarget() { }

    /// <summary>Name of the variable.</summary>
    public abstract string Variable { get; }

    /// <summary>Number of rows.</summary>
    internal abstract int Rows { get; }

    /// <summary>The target of some of the rows.</summary>
    internal abstract WeightingTarget Of(int[] rows);

    /// <summary>Shares of categories.</summary>
    public sealed record Shares : WeightingTarget
    {
        /// <summary>Makes shares; they are scaled to sum to one.</summary>
        /// <param name="variable">Name of the variable.</param>
        /// <param name="values">Category of each row.</param>
        /// <param name="shares">Share per category in the population, zero or more, summing to one within 0.001.</param>
        /// <exception cref="StatisticsException">WGT001: categories and shares do not go together; the message says which.</exception>
        public Shares(string variable, IReadOnlyList<string?> values, IReadOnlyDictionary<string, double> shares)
        {
            ArgumentNullException.ThrowIfNull(values);
            ArgumentNullException.ThrowIfNull(shares);
            Variable = variable;
            Categories = [.. shares.Keys.Order(StringComparer.Ordinal)];
            var sum = shares.Values.Sum();
            if (shares.Values.Any(s => !(s >= 0)) || Math.Abs(sum - 1) > 1e-3)
            {
                throw Wrong($"the shares of {variable} sum to {sum:R}", "Give shares of zero or more that sum to one.");
            }

            Expected = [.. Categories.Select(c => shares[c] / sum)];
            var codes = Categories.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i, StringComparer.Ordinal);
            Codes = new int[values.Count];
            for (var i = 0; i < Codes.Length; i++)
            {
                Codes[i] =
                    values[i] is { } value && codes.TryGetValue(value, out var code)
                        ? code
                        : throw Unknown(values[i], i);
            }

            CheckFilled();
        }

        private Shares(Shares other, int[] rows)
        {
            (Variable, Categories, Expected) = (other.Variable, other.Categories, other.Expected);
            Codes = Array.ConvertAll(rows, i => other.Codes[i]);
            CheckFilled();
        }

        /// <inheritdoc />
        public override string Variable { get; }

        /// <summary>Categories in byte order.</summary>
        public IReadOnlyList<string> Categories { get; }

        /// <summary>Share wanted of each category.</summary>
        public IReadOnlyList<double> Expected { get; }

        internal int[] Codes { get; }

        internal override int Rows => Codes.Length;

        internal override Shares Of(int[] rows) => new(this, rows);

        private void CheckFilled()
        {
            for (var c = 0; c < Categories.Count; c++)
            {
                if (Expected[c] > 0 && !Codes.Contains(c))
                {
                    throw Wrong(
                        $"nobody has {Variable} {Categories[c]}, whose share must be {Expected[c]:R}",
                        "No weights can bring that about: join categories."
                    );
                }
            }
        }

        private StatisticsException Unknown(string? value, int row) =>
            Wrong(
                $"row {row + 1} has {Variable} {value ?? "missing"}, for which there is no share",
                $"The targets have {string.Join(", ", Categories)}: recode, or leave the row out."
            );
    }

    /// <summary>The mean of a number.</summary>
    public sealed record Mean : WeightingTarget
    {
        /// <summary>Makes a mean.</summary>
        /// <param name="column">Value of each row; none missing.</param>
        /// <param name="expected">Mean wanted.</param>
        public Mean(DataColumn column, double expected)
        {
            ArgumentNullException.ThrowIfNull(column);
            column.CheckFinite();
            Column = column;
            Expected = expected;
        }

        /// <inheritdoc />
        public override string Variable => Column.Label;

        /// <summary>Value of each row.</summary>
        public DataColumn Column { get; }

        /// <summary>Mean wanted.</summary>
        public double Expected { get; }

        internal override int Rows => Column.Length;

        internal override Mean Of(int[] rows) =>
            new(Column with { Values = Array.ConvertAll(rows, i => Column.Values[i]) }, Expected);
    }

    internal static StatisticsException Wrong(string facts, string remedy) =>
        new("WGT001", $"Targets: {facts}.", remedy);
}
