using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Solving;

/// <summary>Where the body stands: world points fitted to their image points give its place before the camera.</summary>
internal sealed class RootSolver
{
    private readonly Rig _rig;
    private readonly Vector3 _legsFromHips;
    private readonly float _legLength;
    private Vector3? _origin;

    public RootSolver(Rig rig)
    {
        _rig = rig;
        _legsFromHips = ((rig.RestPosition(HumanBone.LeftUpperLeg) + rig.RestPosition(HumanBone.RightUpperLeg)) / 2) - rig.RestPosition(HumanBone.Hips);
        _legLength = RestDirections.Offset(rig, HumanBone.LeftUpperLeg, HumanBone.LeftLowerLeg).Length()
            + RestDirections.Offset(rig, HumanBone.LeftLowerLeg, HumanBone.LeftFoot).Length();
    }

    /// <summary>
    /// The middle of the hips in metres from the camera, in the avatar's axes: the shift t for which the points P + t project
    /// onto their rays, x + tx = u (−z − tz), in weighted least squares.
    /// </summary>
    public static bool TryPlace(Subject subject, out Vector3 place)
    {
        place = default;
        if (!subject.HasBody) return false;
        double w = 0, wu = 0, wv = 0, wuu = 0, bx = 0, by = 0, bz = 0;
        for (int i = 0; i < BodyLandmarks.Count; i++)
        {
            var point = (BodyLandmark)i;
            double weight = subject.Visibility(point);
            Vector2 ray = subject.Ray(point);
            Vector3 world = subject[point];
            double x = -world.X - (ray.X * (double)world.Z), y = -world.Y - (ray.Y * (double)world.Z);
            w += weight;
            wu += weight * ray.X;
            wv += weight * ray.Y;
            wuu += weight * (((double)ray.X * ray.X) + ((double)ray.Y * ray.Y));
            bx += weight * x;
            by += weight * y;
            bz += weight * ((ray.X * x) + (ray.Y * y));
        }
        double determinant = wuu - (((wu * wu) + (wv * wv)) / w);
        if (!(w > 0) || !(determinant > 1e-9)) return false;
        double tz = (bz - (((wu * bx) + (wv * by)) / w)) / determinant;
        place = new Vector3((float)((bx - (wu * tz)) / w), (float)((by - (wv * tz)) / w), (float)tz);
        return float.IsFinite(place.LengthSquared()) && place.Z < 0;
    }

    public Vector3 Solve(Subject subject, BoneRotations bones)
    {
        Vector3 legs = Vector3.Zero;
        if (TryPlace(subject, out Vector3 place))
        {
            _origin ??= place;
            legs = (place - _origin.Value) * Scale(subject);
        }
        // The lower sole stands on the ground.
        legs.Y = -Math.Min(SoleBelowLegs(bones, HumanBone.LeftUpperLeg), SoleBelowLegs(bones, HumanBone.RightUpperLeg));
        return legs - Vector3.Transform(_legsFromHips, bones[HumanBone.Hips]);
    }

    private float Scale(Subject subject)
    {
        float person = (subject[BodyLandmark.LeftKnee] - subject[BodyLandmark.LeftHip]).Length() + (subject[BodyLandmark.LeftAnkle] - subject[BodyLandmark.LeftKnee]).Length();
        return person > 0.1f ? _legLength / person : 1;
    }

    /// <summary>Height of the lower end of a foot's sole above the hip joints (so: negative).</summary>
    private float SoleBelowLegs(BoneRotations bones, HumanBone upper)
    {
        HumanBone lower = upper + 1, foot = upper + 2, toes = upper + 3;
        Vector3 hip = Vector3.Transform(_rig.RestPosition(upper) - _rig.RestPosition(HumanBone.Hips) - _legsFromHips, bones[HumanBone.Hips]);
        Vector3 ankle = hip + Vector3.Transform(RestDirections.Offset(_rig, upper, lower), bones[upper])
            + Vector3.Transform(RestDirections.Offset(_rig, lower, foot), bones[lower]);
        float ankleHeight = _rig.RestPosition(foot).Y;
        Vector3 heel = ankle + Vector3.Transform(new Vector3(0, -ankleHeight, 0), bones[foot]);
        Vector3 toOffset = RestDirections.Offset(_rig, foot, toes);
        Vector3 ball = ankle + Vector3.Transform(toOffset with { Y = -ankleHeight }, bones[foot]);
        return Math.Min(heel.Y, ball.Y);
    }
}
