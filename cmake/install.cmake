# What `cmake --install` puts where: programs, data and the desktop's entry. The plugin's rule stands with the plugin.
install(TARGETS partly-sim RUNTIME DESTINATION bin)
install(DIRECTORY assets scenarios DESTINATION share/partly PATTERN desktop EXCLUDE)
if(PARTLY_BUILD_GAME)
  install(TARGETS partly RUNTIME DESTINATION bin)
  install(FILES assets/desktop/partly.desktop DESTINATION share/applications)
  install(FILES assets/desktop/partly.metainfo.xml DESTINATION share/metainfo)
  install(FILES assets/desktop/partly.svg DESTINATION share/icons/hicolor/scalable/apps)
endif()
