namespace Omozukai.Vision.Frames;

/// <summary>The checksum of NUT packets: CRC-32 with the polynomial 0x04C11DB7, highest bit first, starting from 0, not inverted (NUT specification, "checksum").</summary>
internal static class NutChecksum
{
    private const uint Polynomial = 0x04C1_1DB7;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0;
        foreach (byte value in bytes)
        {
            crc ^= (uint)value << 24;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 0x8000_0000) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
        }
        return crc;
    }
}
