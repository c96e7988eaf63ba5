# The formats beside plain text and JSON. Each is on by default and can be switched off; a library that is asked for and missing
# ends the configuration: nothing is left out unseen.
find_package(PkgConfig REQUIRED)

# fenjie_format(NAME "What it reads" [NEEDS NAME...] [PACKAGES ...] SOURCES ...): the option FENJIE_WITH_<NAME>. Where it is
# on, links pkg-config's PACKAGES, compiles SOURCES and defines FENJIE_WITH_<NAME> for the library.
function(fenjie_format name what)
  cmake_parse_arguments(arg "" "" "NEEDS;PACKAGES;SOURCES" ${ARGN})
  option(FENJIE_WITH_${name} "${what}" ON)
  if(NOT FENJIE_WITH_${name})
    return()
  endif()
  foreach(other IN LISTS arg_NEEDS)
    if(NOT FENJIE_WITH_${other})
      message(FATAL_ERROR "FENJIE_WITH_${name} needs FENJIE_WITH_${other}")
    endif()
  endforeach()
  foreach(package IN LISTS arg_PACKAGES)
    if(NOT TARGET PkgConfig::${package})
      pkg_check_modules(${package} REQUIRED IMPORTED_TARGET GLOBAL ${package})
    endif()
    target_link_libraries(fenjie PRIVATE PkgConfig::${package})
    # The library is static: its package's configuration finds the same targets (fenjie-config.cmake.in).
    set_property(GLOBAL APPEND PROPERTY FENJIE_PKGCONFIG ${package})
  endforeach()
  target_sources(fenjie PRIVATE ${arg_SOURCES})
  target_compile_definitions(fenjie PRIVATE FENJIE_WITH_${name})
endfunction()

fenjie_format(ZIP "Read ZIP archives and packages" PACKAGES libzip SOURCES src/read/archive.cpp src/read/package.cpp)
if(NOT FENJIE_WITH_ZIP)
  target_sources(fenjie PRIVATE src/read/no_package.cpp)
endif()
fenjie_format(HTML "Read web pages" PACKAGES libxml-2.0 SOURCES
  src/read/html/html.cpp
  src/read/html/article.cpp
  src/read/html/elements.cpp
  src/read/html/markup.cpp
  src/read/html/page.cpp
  src/read/html/tables.cpp
)
fenjie_format(OOXML "Read Word (.docx) and Excel (.xlsx) files" NEEDS ZIP PACKAGES pugixml SOURCES
  src/read/xml.cpp
  src/read/ooxml/ooxml.cpp
  src/read/ooxml/flow.cpp
  src/read/ooxml/list_numbers.cpp
  src/read/docx/symbol_fonts.cpp
  src/read/docx/docx.cpp
  src/read/docx/body.cpp
  src/read/docx/fields.cpp
  src/read/docx/numbering.cpp
  src/read/docx/paragraph.cpp
  src/read/docx/styles.cpp
  src/read/docx/table.cpp
  src/read/docx/tags.cpp
  src/read/xlsx/decimal_digits.cpp
  src/read/xlsx/number_format.cpp
  src/read/xlsx/number_format_print.cpp
  src/read/xlsx/xlsx.cpp
  src/read/xlsx/grid.cpp
  src/read/xlsx/sheet.cpp
  src/read/xlsx/values.cpp
)

# The inner interface of poppler: see pdf/device.cpp.
fenjie_format(PDF "Read PDF" PACKAGES poppler SOURCES
  src/read/pdf/pdf.cpp
  src/read/pdf/device.cpp
  src/read/pdf/file.cpp
)

# Its data (chi_sim) is looked for at run time.
fenjie_format(OCR "Read pictures of pages by Tesseract" PACKAGES tesseract lept libpng libjpeg SOURCES
  src/read/ocr/image.cpp
  src/read/ocr/image_jpeg.cpp
  src/read/ocr/ocr.cpp
  src/read/ocr/page_picture.cpp
  src/read/ocr/picture_rows.cpp
  src/read/ocr/recognized_text.cpp
)

# LibreOffice itself is looked for when such a file comes: nothing of it is needed to build.
fenjie_format(OFFICE "Read .doc, .wps, .xls, RTF and OpenDocument by LibreOffice" NEEDS OOXML SOURCES
  src/read/office/libreoffice.cpp
  src/read/office/office.cpp
  src/read/office/ole.cpp
  src/read/office/word_xml.cpp
)

fenjie_format(OFD "Read OFD" NEEDS ZIP PACKAGES pugixml SOURCES
  src/read/xml.cpp
  src/read/ofd/ofd.cpp
  src/read/ofd/page.cpp
)

# What is written beside JSON, Markdown and CSV.
fenjie_format(WRITE_XLSX "Write workbooks" PACKAGES xlsxwriter SOURCES src/write/workbook.cpp src/write/xlsx.cpp
              src/write/compare_xlsx.cpp)
fenjie_format(WRITE_ICS "Write calendars" PACKAGES libical SOURCES src/write/calendar.cpp)
fenjie_format(WRITE_SQLITE "Write SQLite databases" PACKAGES sqlite3 SOURCES src/write/database.cpp)
fenjie_format(WRITE_STRATML "Write StratML" PACKAGES pugixml SOURCES src/write/stratml.cpp)

get_property(fenjie_pkgconfig GLOBAL PROPERTY FENJIE_PKGCONFIG)
list(REMOVE_DUPLICATES fenjie_pkgconfig)
