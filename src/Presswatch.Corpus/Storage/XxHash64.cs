using System.Buffers.Binary;
using System.Numerics;

namespace Presswatch.Corpus.Storage;

/// <summary>XXH64 with seed 0 (Collet, "xxHash fast digest algorithm", version 0.1.1): checksum of the files, and the stable hash of a fold's UTF-8.</summary>
public static class XxHash64
{
    private const ulong P1 = 11400714785074694791;
    private const ulong P2 = 14029467366897019727;
    private const ulong P3 = 1609587929392839161;
    private const ulong P4 = 9650029242287828579;
    private const ulong P5 = 2870177450012600261;

    /// <summary>The hash of all bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var state = new State();
        int whole = bytes.Length & ~31;
        if (whole > 0) state.Stripes(bytes[..whole]);
        return state.Finish(bytes[whole..], (ulong)bytes.Length, whole > 0);
    }

    /// <summary>The four lanes, for bytes that come in parts of whole stripes of 32.</summary>
    internal struct State
    {
        private ulong _a = unchecked(P1 + P2);
        private ulong _b = P2;
        private ulong _c;
        private ulong _d = unchecked(0 - P1);

        public State()
        {
        }

        public void Stripes(ReadOnlySpan<byte> bytes)
        {
            (ulong a, ulong b, ulong c, ulong d) = (_a, _b, _c, _d);
            for (; bytes.Length >= 32; bytes = bytes[32..])
            {
                a = Round(a, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
                b = Round(b, BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
                c = Round(c, BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]));
                d = Round(d, BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));
            }
            (_a, _b, _c, _d) = (a, b, c, d);
        }

        /// <summary>Takes the last bytes, fewer than 32.</summary>
        public readonly ulong Finish(ReadOnlySpan<byte> rest, ulong length, bool hadStripes)
        {
            unchecked
            {
                ulong hash = hadStripes ? Merged() : P5;
                hash += length;
                for (; rest.Length >= 8; rest = rest[8..]) hash = BitOperations.RotateLeft(hash ^ Round(0, BinaryPrimitives.ReadUInt64LittleEndian(rest)), 27) * P1 + P4;
                if (rest.Length >= 4)
                {
                    hash = BitOperations.RotateLeft(hash ^ (BinaryPrimitives.ReadUInt32LittleEndian(rest) * P1), 23) * P2 + P3;
                    rest = rest[4..];
                }
                foreach (byte b in rest) hash = BitOperations.RotateLeft(hash ^ (b * P5), 11) * P1;
                hash = (hash ^ (hash >> 33)) * P2;
                hash = (hash ^ (hash >> 29)) * P3;
                return hash ^ (hash >> 32);
            }
        }

        private readonly ulong Merged()
        {
            unchecked
            {
                ulong hash = BitOperations.RotateLeft(_a, 1) + BitOperations.RotateLeft(_b, 7) + BitOperations.RotateLeft(_c, 12) + BitOperations.RotateLeft(_d, 18);
                hash = (hash ^ Round(0, _a)) * P1 + P4;
                hash = (hash ^ Round(0, _b)) * P1 + P4;
                hash = (hash ^ Round(0, _c)) * P1 + P4;
                return (hash ^ Round(0, _d)) * P1 + P4;
            }
        }

        private static ulong Round(ulong lane, ulong input) => unchecked(BitOperations.RotateLeft(lane + (input * P2), 31) * P1);
    }
}
