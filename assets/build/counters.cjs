// node counters.cjs MILSYMBOL_FOLDER  -> JSON {name: svg body} on standard output.
// Symbol codes: APP-6 / MIL-STD-2525D number codes, land units.
const path = require("path");
const loaded = require(path.join(process.argv[2], "dist", "milsymbol.js"));
const ms = loaded.default || loaded;

const SIDES = { friend: "3", hostile: "6" };
const SIZES = { battlegroup: "16", brigade: "18", division: "21", corps: "22", army: "23" };
const ARMS = { infantry: "121100", mechanised: "121102", armour: "120500" };
const PAPER = "rgb(250,246,236)";
const INK = "rgb(28,30,34)";
const HALO = 7;
const LINE = 5; // inside the frame; milsymbol's own 3 is too thin at counter size
const every = (colour) => ({
  Civilian: colour, Friend: colour, Hostile: colour, Neutral: colour, Unknown: colour, Suspect: colour,
});

function body(code) {
  const symbol = new ms.Symbol(code, {
    size: 100, colorMode: every(PAPER), frameColor: every(INK), iconColor: INK, strokeWidth: 6,
    outlineWidth: HALO, outlineColor: PAPER, // keeps the marks legible on a dark sea
  });
  if (!symbol.isValid()) throw new Error(`milsymbol does not know the code ${code}`);
  return symbol.asSVG().replace(/^<svg[^>]*>/, "").replace(/<\/svg>$/, "")
    .replaceAll("black", INK).replaceAll('stroke-width="3"', `stroke-width="${LINE}"`);
}

const out = {};
for (const [side, s] of Object.entries(SIDES)) {
  for (const [arm, entity] of Object.entries(ARMS)) {
    for (const [size, amplifier] of Object.entries(SIZES)) {
      out[`${side}_${size}_${arm}`] = body(`100${s}1000${amplifier}${entity}0000`);
    }
  }
  out[`${side}_exercise`] = body(`100${s}1000000000000000`);
}
process.stdout.write(JSON.stringify(out));
