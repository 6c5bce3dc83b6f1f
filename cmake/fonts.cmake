# SPDX-License-Identifier: Apache-2.0
# The fonts of maps, reports and the window, copied from Debian's packages when the program is built: the same bytes give the same
# PDF and PNG. They are not committed. Where a package is absent the program falls back to the system's fonts and says so.
set(LEVELGROUND_FONT_ROOT /usr/share/fonts CACHE PATH "Where the font packages put their files")
set(_inter Regular Medium SemiBold Bold Italic)
set(_files "")
foreach(_weight ${_inter})
  list(APPEND _files opentype/inter/Inter-${_weight}.otf)
endforeach()
list(APPEND _files opentype/inter/InterDisplay-SemiBold.otf opentype/inter/InterDisplay-Bold.otf
  truetype/jetbrains-mono/JetBrainsMono-Regular.ttf truetype/jetbrains-mono/JetBrainsMono-Medium.ttf)
# Scripts that Inter lacks: names of places and people are written as they are.
foreach(_script "" Arabic Armenian Ethiopic Georgian Hebrew Thai)
  list(APPEND _files truetype/noto/NotoSans${_script}-Regular.ttf truetype/noto/NotoSans${_script}-Bold.ttf)
endforeach()
set(_missing "")
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/fonts)
foreach(_file ${_files})
  if(EXISTS ${LEVELGROUND_FONT_ROOT}/${_file})
    file(COPY ${LEVELGROUND_FONT_ROOT}/${_file} DESTINATION ${PROJECT_BINARY_DIR}/fonts)
  else()
    list(APPEND _missing ${_file})
  endif()
endforeach()
foreach(_package fonts-inter fonts-jetbrains-mono fonts-noto-core)
  if(EXISTS /usr/share/doc/${_package}/copyright)
    configure_file(/usr/share/doc/${_package}/copyright ${PROJECT_BINARY_DIR}/fonts/LICENCE-${_package}.txt COPYONLY)
  endif()
endforeach()
if(_missing)
  message(WARNING "Fonts are missing (${_missing}); install fonts-inter, fonts-jetbrains-mono and fonts-noto-core, "
    "or maps and reports will use other fonts.")
endif()
install(DIRECTORY ${PROJECT_BINARY_DIR}/fonts/ DESTINATION share/levelground/fonts)
