/**
 * Files in the form of MovieLens 100K, made up. User 7 rates five films, of which the first three in time are for
 * training; user 3 rates one, which is for the test.
 */
export function movieLensFiles(replaced: { readonly [name: string]: string | Uint8Array } = {}) {
  const ratings = [
    "7\t10\t5\t300",
    "7\t20\t4\t100",
    "7\t30\t2\t200",
    "7\t40\t4\t400",
    "7\t50\t5\t500",
    "3\t10\t4\t900",
  ];
  const movies = [
    "10|Dawn (1990)|01-Jan-1990||http://example.org/10|0|1|0|1",
    "20|Noon (1991)|4-Feb-1991||http://example.org/20|0|0|0|1",
    "30|Dusk (1992)|01-Jan-1992|||0|1|0|0",
    "40|Night (1993)|01-Jan-1993|||0|1|1|1",
    "50|unknown||||1|0|0|0",
  ];
  return {
    "u.genre": "unknown|0\nAction|1\nCrime|2\nDrama|3\n\n",
    "u.item": `${movies.join("\n")}\n`,
    "u.user": "3|24|F|writer|85711\n7|50|M|other|V3N4P\n",
    "u.data": `${ratings.join("\n")}\n`,
    ...replaced,
  };
}
