"""Names of HTML: which tags and attributes are kept, which stand on lines of their own."""

_VOID = "area br col hr img input source track wbr"
_BLOCKS = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav
    ol p pre section summary table tbody td tfoot th thead tr ul
"""
_INLINE = """
    a abbr acronym area audio b bdi bdo big br button canvas cite code col colgroup command
    data datagrid datalist del dfn em event-source font i img input ins kbd keygen label m map
    mark meter multicol nextid noscript optgroup option output picture progress q rb rp rt rtc
    ruby s samp select small sound source spacer span strike strong sub sup textarea time track
    tt u var video wbr
"""
_PICTURES_AND_FORMULAS = """
    svg g circle ellipse line path polygon polyline rect text tspan title desc defs marker
    math maction merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot
    mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none
    annotation semantics
"""
_NEVER_KEPT = """
    html head body script style iframe object embed applet meta link base frame frameset param
    noframes blink marquee layer ilayer bgsound xml xmp plaintext main hgroup template slot
"""
_ATTRIBUTES = """
    abbr align alt axis border cite colspan coords datetime dir headers height href hreflang
    hspace label lang longdesc media poster reversed rowspan rules scope shape span src srclang
    start summary title type valign value vspace width
"""
VOID = frozenset(_VOID.split())
BLOCKS = frozenset(_BLOCKS.split())
KNOWN_TAGS = frozenset(f"{_BLOCKS} {_INLINE} {_PICTURES_AND_FORMULAS} {_NEVER_KEPT}".split())
TAGS = KNOWN_TAGS - frozenset(_NEVER_KEPT.split())
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
LINKS = frozenset({"href", "src", "cite", "poster", "longdesc"})
