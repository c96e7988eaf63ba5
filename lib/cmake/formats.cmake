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
  src/read/html.cpp
  src/read/html_article.cpp
  src/read/html_elements.cpp
  src/read/html_markup.cpp
  src/read/html_page.cpp
  src/read/html_tables.cpp
)
fenjie_format(OOXML "Read Word (.docx) and Excel (.xlsx) files" NEEDS ZIP PACKAGES pugixml SOURCES
  src/read/xml.cpp
  src/read/ooxml.cpp
  src/read/flow.cpp
  src/read/list_numbers.cpp
  src/read/symbol_fonts.cpp
  src/read/docx.cpp
  src/read/docx_body.cpp
  src/read/docx_fields.cpp
  src/read/docx_numbering.cpp
  src/read/docx_paragraph.cpp
  src/read/docx_styles.cpp
  src/read/docx_table.cpp
  src/read/docx_tags.cpp
  src/read/decimal_digits.cpp
  src/read/number_format.cpp
  src/read/number_format_print.cpp
  src/read/xlsx.cpp
  src/read/xlsx_grid.cpp
  src/read/xlsx_sheet.cpp
  src/read/xlsx_values.cpp
)

# The inner interface of poppler: see pdf_device.cpp.
fenjie_format(PDF "Read PDF" PACKAGES poppler SOURCES
  src/read/pdf.cpp
  src/read/pdf_device.cpp
  src/read/pdf_file.cpp
)

# Its data (chi_sim) is looked for at run time.
fenjie_format(OCR "Read pictures of pages by Tesseract" PACKAGES tesseract lept libpng libjpeg SOURCES
  src/read/image.cpp
  src/read/image_jpeg.cpp
  src/read/ocr.cpp
  src/read/page_picture.cpp
  src/read/picture_rows.cpp
  src/read/recognized_text.cpp
)

# LibreOffice itself is looked for when such a file comes: nothing of it is needed to build.
fenjie_format(OFFICE "Read .doc, .wps, .xls, RTF and OpenDocument by LibreOffice" NEEDS OOXML SOURCES
  src/read/libreoffice.cpp
  src/read/office.cpp
  src/read/ole.cpp
  src/read/word_xml.cpp
)

fenjie_format(OFD "Read OFD" NEEDS ZIP PACKAGES pugixml SOURCES
  src/read/xml.cpp
  src/read/ofd.cpp
  src/read/ofd_page.cpp
)

# What is written beside JSON, Markdown and CSV.
fenjie_format(WRITE_XLSX "Write workbooks" PACKAGES xlsxwriter SOURCES src/write/workbook.cpp src/write/xlsx.cpp
              src/write/compare_xlsx.cpp)
fenjie_format(WRITE_ICS "Write calendars" PACKAGES libical SOURCES src/write/calendar.cpp)
fenjie_format(WRITE_SQLITE "Write SQLite databases" PACKAGES sqlite3 SOURCES src/write/database.cpp)
fenjie_format(WRITE_STRATML "Write StratML" PACKAGES pugixml SOURCES src/write/stratml.cpp)

get_property(fenjie_pkgconfig GLOBAL PROPERTY FENJIE_PKGCONFIG)
list(REMOVE_DUPLICATES fenjie_pkgconfig)
