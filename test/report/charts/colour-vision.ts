/** How an eye sees: the identity, and Machado, Oliveira and Fernandes (2009), severity 1.0, in linear RGB. */
export const EYES = {
  "full colour vision": [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

type Triple = readonly [number, number, number];

/** CIE76: the distance of two colours in CIELAB (D65) as such an eye sees them; 2.3 is just noticeable. */
export function colourDistance(a: string, b: string, eye: keyof typeof EYES): number {
  const [one, other] = [toLab(seenBy(linear(a), eye)), toLab(seenBy(linear(b), eye))];
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

function linear(hex: string): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function seenBy(colour: Triple, eye: keyof typeof EYES): Triple {
  const clamped = multiply(EYES[eye], colour).map((value) => Math.min(1, Math.max(0, value)));
  return clamped as unknown as Triple;
}

function toLab(rgb: Triple): Triple {
  const xyz = multiply(
    [0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.072175, 0.0193339, 0.119192, 0.9503041],
    rgb,
  );
  const [x, y, z] = xyz.map((value, i) => {
    const share = value / [0.95047, 1, 1.08883][i]!;
    return share > 216 / 24389 ? Math.cbrt(share) : ((24389 / 27) * share + 16) / 116;
  }) as unknown as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function multiply(matrix: readonly number[], [a, b, c]: Triple): Triple {
  const row = (i: number) => matrix[3 * i]! * a + matrix[3 * i + 1]! * b + matrix[3 * i + 2]! * c;
  return [row(0), row(1), row(2)];
}
