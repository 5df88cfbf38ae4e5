// libxml2's header of encodings brings in the C headers of ICU, which Swift then takes for those of its own ICU in
// Foundation. Nothing here converts encodings, and only pointers to what the header leaves out are ever handed around.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

/// The number that says that a handler's members for namespaces are set; a macro that Swift takes for another type.
static inline unsigned int cxml2_sax2_magic(void) { return XML_SAX2_MAGIC; }
