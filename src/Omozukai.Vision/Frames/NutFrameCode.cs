namespace Omozukai.Vision.Frames;

/// <summary>What one of the 256 frame codes of a NUT stream stands for (NUT specification, "main_header").</summary>
internal readonly record struct NutFrameCode(NutFrameFlags Flags, int PtsDelta, int SizeMultiplier, int StreamId, int SizeLsb, int ReservedCount, int HeaderIndex);
