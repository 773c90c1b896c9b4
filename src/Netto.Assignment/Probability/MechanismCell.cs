using System.Numerics;

namespace Netto.Assignment;

/// <summary>A part of an assignment mechanism that is independent of the other parts.</summary>
public abstract record MechanismCell
{
    private MechanismCell() { }

    /// <summary>The people in it, by index.</summary>
    public abstract IReadOnlyList<int> Members { get; }

    /// <summary>Number of different outcomes with a positive chance.</summary>
    public abstract BigInteger Possibilities { get; }

    /// <summary>Draws the arms of the members.</summary>
    internal abstract void Draw(int[] arms, Func<double> random);

    /// <summary>Sets the members to each possible outcome in turn and gives its probability.</summary>
    internal abstract IEnumerable<double> Each(int[] arms);

    /// <summary>One person who draws alone.</summary>
    /// <param name="Person">The person.</param>
    /// <param name="Shares">The chance of each arm.</param>
    public sealed record Alone(int Person, IReadOnlyList<double> Shares) : MechanismCell
    {
        /// <inheritdoc/>
        public override IReadOnlyList<int> Members => [Person];

        /// <inheritdoc/>
        public override BigInteger Possibilities => Shares.Count(share => share > 0);

        internal override void Draw(int[] arms, Func<double> random)
        {
            var u = random();
            var arm = 0;
            for (var cumulative = Shares[0]; u >= cumulative && arm < Shares.Count - 1; cumulative += Shares[arm])
            {
                arm++;
            }

            arms[Person] = arm;
        }

        internal override IEnumerable<double> Each(int[] arms)
        {
            for (var arm = 0; arm < Shares.Count; arm++)
            {
                if (Shares[arm] > 0)
                {
                    arms[Person] = arm;
                    yield return Shares[arm];
                }
            }
        }
    }

    /// <summary>People among whom a fixed number of each arm is dealt out.</summary>
    /// <param name="People">The people.</param>
    /// <param name="Counts">How many get each arm; together the number of people.</param>
    public sealed record Dealt(IReadOnlyList<int> People, IReadOnlyList<int> Counts) : MechanismCell
    {
        /// <inheritdoc/>
        public override IReadOnlyList<int> Members => People;

        /// <inheritdoc/>
        public override BigInteger Possibilities =>
            Counts.Aggregate(Factorial(People.Count), (number, count) => number / Factorial(count));

        internal override void Draw(int[] arms, Func<double> random)
        {
            var deck = Counts.SelectMany((count, arm) => Enumerable.Repeat(arm, count)).ToArray();
            for (var i = deck.Length - 1; i > 0; i--)
            {
                var j = (int)(random() * (i + 1));
                (deck[i], deck[j]) = (deck[j], deck[i]);
            }

            for (var i = 0; i < deck.Length; i++)
            {
                arms[People[i]] = deck[i];
            }
        }

        internal override IEnumerable<double> Each(int[] arms)
        {
            var chance = 1 / (double)Possibilities;
            return Deal(0, [.. Counts], arms).Select(_ => chance);
        }

        private IEnumerable<int> Deal(int index, int[] left, int[] arms)
        {
            if (index == People.Count)
            {
                yield return index;
                yield break;
            }

            for (var arm = 0; arm < left.Length; arm++)
            {
                if (left[arm] == 0)
                {
                    continue;
                }

                left[arm]--;
                arms[People[index]] = arm;
                foreach (var done in Deal(index + 1, left, arms))
                {
                    yield return done;
                }

                left[arm]++;
            }
        }

        private static BigInteger Factorial(int n) =>
            Enumerable.Range(1, n).Aggregate(BigInteger.One, (product, factor) => product * factor);
    }
}
